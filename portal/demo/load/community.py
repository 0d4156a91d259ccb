"""The open space with its people, its boards and what they say there, as if they had joined and written themselves."""

from datetime import datetime, timedelta

from community.forum.models import Board, Topic
from community.forum.services import open_board, reply, start_topic
from community.spaces.models import Space
from community.spaces.services import appoint_moderator, join_space, open_space
from portal.accounts.models import Member
from portal.common.clock import now

from .. import texts


def load() -> None:
    source = texts.read("community")
    people = {member.email: member for member in Member.objects.all()}
    place = space(source["space"], people)
    for entry in source["boards"]:
        board(entry, place, people)


def space(entry: dict, people: dict[str, Member]) -> Space:
    """The space with its members; those who look after it have the role for it."""
    if there := Space.objects.filter(slug=entry["slug"]).first():
        return there
    place = open_space(
        slug=entry["slug"],
        name=entry["name"],
        kind=entry["kind"],
        about=entry["about"],
        house_rules=entry["house_rules"],
    )
    for email in entry["members"]:
        membership = join_space(space=place, by=people[email], accepts_house_rules=True)
        if email in entry["moderators"]:
            appoint_moderator(membership=membership, by=people[email])
    return place


def board(entry: dict, place: Space, people: dict[str, Member]) -> None:
    made = Board.objects.filter(space=place, name=entry["title"]["de"]).first() or open_board(
        space=place, title=entry["title"], purpose=entry["description"]
    )
    for each in entry["topics"]:
        topic(each, made, people)


def topic(entry: dict, board: Board, people: dict[str, Member]) -> None:
    """A conversation whose posts lie in the past, some hours apart, so that they stand in their order."""
    if Topic.objects.filter(forum=board, subject=entry["title"]).exists():
        return
    begun = start_topic(
        by=people[entry["author"]],
        board=board,
        subject=entry["title"],
        body=entry["body"],
        language=entry["language"],
        at=moment(entry["days_ago"], 0),
    )
    for number, each in enumerate(entry.get("replies", []), start=1):
        reply(
            by=people[each["author"]],
            topic=begun,
            body=each["body"],
            language=each.get("language", entry["language"]),
            at=moment(each["days_ago"], number),
            tell=False,
        )


def moment(days_ago: int, number: int) -> datetime:
    """Some day at half past eight, and a little later for each post that follows."""
    day = now().replace(hour=8, minute=30, second=0, microsecond=0) - timedelta(days=days_ago)
    return day + timedelta(minutes=47 * number)
