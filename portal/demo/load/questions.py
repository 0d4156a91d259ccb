"""Questions that the space's members ask and answer."""

from datetime import datetime

from community.questions.models import Answer, Question
from community.questions.services import accept_answer, answer_question, ask_question
from community.spaces.models import Space
from portal.accounts.models import Member
from portal.common.models import Topic

from .. import texts
from .community import moment


def load() -> None:
    source = texts.read("community")
    space = Space.objects.get(slug=source["space"]["slug"])
    people = {member.email: member for member in Member.objects.all()}
    for entry in source["questions"]:
        question(entry, space, people)


def question(entry: dict, space: Space, people: dict[str, Member]) -> None:
    """One question with its answers, on the days on which they were written; it is there once."""
    if Question.objects.filter(space=space, title=entry["title"]).exists():
        return
    asked = ask_question(
        by=people[entry["author"]],
        space=space,
        title=entry["title"],
        body=entry["body"],
        language=entry["language"],
        topics=Topic.objects.filter(slug__in=entry["tags"]),
    )
    date_back(asked, moment(entry["days_ago"], 0))
    for number, answer in enumerate(entry["answers"], start=1):
        answered = answer_question(
            question=asked,
            by=people[answer["author"]],
            body=answer["body"],
            language=answer.get("language", entry["language"]),
        )
        at = moment(answer["days_ago"], number)
        date_back(answered, at)
        if answer.get("accepted"):
            accept_answer(question=asked, answer=answered, by=asked.asker, at=at)


def date_back(written: Question | Answer, at: datetime) -> None:
    """Only the demo has a past: the services write the present moment."""
    type(written).objects.filter(pk=written.pk).update(created_at=at)
