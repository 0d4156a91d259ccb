from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language

from community.spaces.models import Space
from portal.accounts.models import Block, Member
from portal.common.clock import now
from portal.common.markdown import render
from portal.common.topics import Topic
from portal.notifications.services import notify
from search.services import index

from . import notices
from .models import Answer, Question


class NotAnAnswerToThis(Exception):
    """Only an answer to this very question can be accepted for it."""


@transaction.atomic
def ask_question(
    *,
    by: Member,
    space: Space,
    title: str,
    body: str = "",
    topics: Iterable[Topic] = (),
    language: str | None = None,
    submission: UUID | None = None,
) -> Question:
    """Ask in a space. The same form sent twice (`submission`) is one question."""
    words = {"space": space, "title": title, "body": body, "body_html": render(body)}
    words["language"] = language or _spoken()
    if submission is None:
        question = Question.objects.create(asker=by, **words)
    else:
        question, is_new = Question.objects.get_or_create(asker=by, submission=submission, defaults=words)
        if not is_new:
            return question
    question.topics.set(topics)
    index(kind="question", thing=question)
    return question


@transaction.atomic
def edit_question(*, question: Question, title: str, body: str, topics: Iterable[Topic] = ()) -> None:
    """Say it better; answers stay as they are."""
    question.title, question.body, question.body_html = title, body, render(body)
    question.save(update_fields=["title", "body", "body_html", "updated_at"])
    question.topics.set(topics)
    index(kind="question", thing=question)


@transaction.atomic
def answer_question(
    *,
    question: Question,
    by: Member,
    body: str,
    language: str | None = None,
    submission: UUID | None = None,
) -> Answer:
    """Answer; the asker and those who answered before are told, except where one blocked the other."""
    words = {"question": question, "body": body, "body_html": render(body), "language": language or _spoken()}
    if submission is None:
        answer = Answer.objects.create(author=by, **words)
    else:
        answer, is_new = Answer.objects.get_or_create(author=by, submission=submission, defaults=words)
        if not is_new:
            return answer
    index(kind="question", thing=question)
    url = answer.get_absolute_url()
    for member in _listening(question, besides=by):
        notice = notices.ANSWERED if member.pk == question.asker_id else notices.ALSO_ANSWERED
        notify(to=member, notice=notice, url=url, about=question)
    return answer


@transaction.atomic
def edit_answer(*, answer: Answer, body: str) -> None:
    answer.body, answer.body_html = body, render(body)
    answer.save(update_fields=["body", "body_html", "updated_at"])
    index(kind="question", thing=answer.question)


@transaction.atomic
def accept_answer(*, question: Question, answer: Answer, by: Member, at: datetime | None = None) -> None:
    """Mark the answer that helped; accepting another one later replaces it, accepting the same one does nothing."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    if answer.question_id != question.pk:
        raise NotAnAnswerToThis
    if question.accepted_answer_id == answer.pk:
        return
    question.accepted_answer, question.accepted_at = answer, at or now()
    question.save(update_fields=["accepted_answer", "accepted_at", "updated_at"])
    index(kind="question", thing=question)
    for member in _listening(question, besides=by):
        notice = notices.ACCEPTED if member.pk == answer.author_id else notices.SETTLED
        notify(to=member, notice=notice, url=answer.get_absolute_url(), about=question)


@transaction.atomic
def withdraw_acceptance(*, question: Question) -> None:
    """Say that the answer did not help after all; nobody is told."""
    question.accepted_answer, question.accepted_at = None, None
    question.save(update_fields=["accepted_answer", "accepted_at", "updated_at"])
    index(kind="question", thing=question)


@transaction.atomic
def hide_question(*, question: Question, at: datetime | None = None) -> None:
    """Take a question, and with it its answers, out of everybody's sight. Twice is once."""
    Question.objects.filter(pk=question.pk).shown().update(hidden_at=at or now())
    index(kind="question", thing=question)


@transaction.atomic
def show_question(*, question: Question) -> None:
    Question.objects.filter(pk=question.pk).update(hidden_at=None)
    index(kind="question", thing=question)


@transaction.atomic
def hide_answer(*, answer: Answer, at: datetime | None = None) -> None:
    """Take an answer out of everybody's sight; a question that it had settled is open again."""
    Answer.objects.filter(pk=answer.pk).shown().update(hidden_at=at or now())
    Question.objects.filter(accepted_answer=answer).update(accepted_answer=None, accepted_at=None)
    index(kind="question", thing=answer.question)


@transaction.atomic
def show_answer(*, answer: Answer) -> None:
    Answer.objects.filter(pk=answer.pk).update(hidden_at=None)
    index(kind="question", thing=answer.question)


def _spoken() -> str:
    """The language in which the writer reads the portal: the best guess at the one she writes in."""
    return (get_language() or settings.LANGUAGE_CODE)[:2]


def _listening(question: Question, *, besides: Member) -> list[Member]:
    """The asker and everybody who answered and may still read along, without the one who acts and without
    whoever shall not meet her."""
    people = Member.objects.filter(pk__in=question.answers.values("author")) | Member.objects.filter(
        pk=question.asker_id
    )
    apart = set(Block.objects.hidden_from(besides))
    return [
        member
        for member in people.filter(is_active=True).exclude(pk=besides.pk).distinct()
        if member.pk not in apart and Question.objects.visible_to(member).filter(pk=question.pk).exists()
    ]
