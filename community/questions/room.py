"""What the page of a space tells of its questions."""

from django.urls import reverse
from django.utils.translation import ngettext

from community.spaces.rooms import Line

from .models import Question

NEWEST = 3


def questions_url(space) -> str:
    return f"{reverse('questions:question_list')}?space={space.slug}"


def question_count(space) -> str:
    count = Question.objects.filter(space=space).count()
    return ngettext("%(count)d question", "%(count)d questions", count) % {"count": count}


def newest_in(space, reader) -> list[Line]:
    questions = Question.objects.filter(space=space).with_details()[:NEWEST]
    return [
        Line(question.title, question.get_absolute_url(), _answers(question.answer_count))
        for question in questions
    ]


def _answers(count: int) -> str:
    return ngettext("%(count)d answer", "%(count)d answers", count) % {"count": count}
