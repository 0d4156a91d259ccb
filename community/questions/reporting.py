"""Questions and answers can be reported; what is hidden is there for nobody, and comes back as it was."""

from django.utils.translation import gettext_lazy as _

from community.moderation.items import Item, register

from . import services
from .models import Answer, Question

register(
    Item(
        key="question",
        label=_("a question"),
        visible_to=Question.objects.visible_to,
        everything=lambda: Question.objects.select_related("space", "asker"),
        excerpt=lambda question: f"{question.title}\n\n{question.body}".strip(),
        author=lambda question: question.asker,
        space=lambda question: question.space,
        hide=lambda question: services.hide_question(question=question),
        restore=lambda question: services.show_question(question=question),
    )
)
register(
    Item(
        key="answer",
        label=_("an answer"),
        visible_to=lambda reader: Answer.objects.visible_to(reader).select_related("question__space"),
        everything=lambda: Answer.objects.select_related("question__space", "author"),
        excerpt=lambda answer: answer.body,
        author=lambda answer: answer.author,
        space=lambda answer: answer.question.space,
        hide=lambda answer: services.hide_answer(answer=answer),
        restore=lambda answer: services.show_answer(answer=answer),
    )
)
