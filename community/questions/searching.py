"""A question is found by its own words and by those of its answers, wherever its space may be entered."""

from django.utils.translation import gettext_lazy as _

from search.sources import Source, Words, register

from .models import Question

SETTLED, ANSWERED, OPEN = "settled", "answered", "open"


def words(question):
    answers = list(question.answers.all())
    topics = list(question.topics.all())
    names = [
        name for each in topics for name in (each.name, each.name_de, each.name_en, each.name_uk) if name
    ]
    state = SETTLED if question.is_settled else ANSWERED if answers else OPEN
    yield Words(
        title=question.title,
        text="\n".join([question.body, *[answer.body for answer in answers]]),
        tags=tuple(dict.fromkeys(names)),
        facets={
            "topic": [topic.slug for topic in topics],
            "space": [question.space.slug],
            "state": [state],
        },
        audience=question.space.inner_audience,
        language=question.language,
        weight=1 if question.is_settled else 0,
        at=question.created_at,
    )


register(
    Source(
        kind="question",
        label=_("Questions"),
        things=lambda: Question.objects.select_related("space").prefetch_related("answers", "topics"),
        words=words,
        visible_to=lambda member: Question.objects.visible_to(member).select_related("space"),
    )
)
