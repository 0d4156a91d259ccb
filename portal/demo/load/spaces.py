"""Further spaces: who is in them, who knocks at the door, what they share; and those of the programme."""

import io
from datetime import datetime, timedelta

import docx
from django.core.files.uploadedfile import SimpleUploadedFile

from community.forum.models import Board
from community.forum.services import open_board
from community.spaces import defaults
from community.spaces.models import Membership, Space, SpaceDocument
from community.spaces.services import (
    accept_house_rules,
    add_document,
    ask_to_join,
    choose_listing,
    invite_member,
    open_small_group,
    open_space,
    seat_member,
)
from mentors.programmes.models import Programme
from mentors.programmes.services import open_programme_spaces
from portal.accounts.models import Member, Organisation
from portal.common.clock import now

from .. import texts
from . import community


def load() -> None:
    people = {member.email: member for member in Member.objects.all()}
    for entry in texts.read("spaces")["spaces"]:
        space(entry, people)
    programme = Programme.objects.get(slug=texts.read("programme")["programme"]["slug"])
    open_programme_spaces(programme=programme, at=moment(60))
    agree(programme)
    mentors = texts.read("spaces")["mentors"]
    room = programme.spaces.get(part="mentors").space
    for each in mentors["boards"]:
        board(each, room, people)
    for each in mentors["documents"]:
        share(each, room, people[each["author"]])


def agree(programme: Programme) -> None:
    """Everybody in the programme's spaces said yes to the house rules when she came, and half of them show themselves."""
    memberships = Membership.objects.filter(space__in=programme.spaces.values("space"))
    for number, membership in enumerate(memberships.select_related("space").order_by("member__email")):
        if not membership.has_agreed:
            accept_house_rules(
                membership=membership, version=membership.space.house_rules_version, at=moment(40)
            )
            choose_listing(membership=membership, is_listed=number % 2 == 0)


def space(entry: dict, people: dict[str, Member]) -> None:
    """One space with what is in it; it is there once."""
    if Space.objects.filter(slug=entry["slug"]).exists():
        return
    place = opened(entry, people[entry["moderators"][0]])
    for email in entry["members"]:
        sit_down(place, people[email], is_listed=email in entry["listed"])
    for each in entry.get("boards", []):
        open_board(space=place, title=each["title"], purpose=each["purpose"])
    for each in entry.get("documents", []):
        share(each, place, people[each["author"]])
    for each in entry.get("asks", []):
        at = moment(each["days_ago"])
        ask_to_join(
            space=place, by=people[each["member"]], words=each["words"], accepts_house_rules=True, at=at
        )
    for email in entry.get("invites", []):
        invite_member(space=place, by=people[entry["moderators"][0]], member=people[email])


def board(entry: dict, place: Space, people: dict[str, Member]) -> None:
    """A board with its conversations; it is there once."""
    if not Board.objects.filter(space=place, name=entry["title"]["de"]).exists():
        community.board({**entry, "description": entry["purpose"]}, place, people)


def opened(entry: dict, by: Member) -> Space:
    words = {key: entry[key] for key in ("name", "about", "kind", "language")}
    words |= {"house_rules": defaults.house_rules(), "by": by, "at": moment(60)}
    if entry["carrier"] == Space.Carrier.MEMBERS:
        return open_small_group(slug=entry["slug"], **words)
    organisation = Organisation.objects.get(slug=entry["organisation"])
    return open_space(
        slug=entry["slug"], audience="members", carrier=entry["carrier"], organisation=organisation, **words
    )


def sit_down(place: Space, member: Member, *, is_listed: bool) -> None:
    """A member who said yes to the house rules some weeks ago."""
    membership = seat_member(space=place, member=member, at=moment(40))
    accept_house_rules(membership=membership, version=place.house_rules_version, at=moment(40))
    choose_listing(membership=membership, is_listed=is_listed)
    # She came by herself and not with a part in a programme.
    Membership.objects.filter(pk=membership.pk).update(by_standing=False)


def share(entry: dict, place: Space, author: Member) -> None:
    """A real file through the real door; it is there once."""
    if place.documents.filter(title=entry["title"]).exists():
        return
    paper = docx.Document()
    paper.add_heading(entry["title"], level=1)
    for paragraph in entry["text"]:
        paper.add_paragraph(paragraph)
    content = io.BytesIO()
    paper.save(content)
    upload = SimpleUploadedFile(entry["file"], content.getvalue())
    words = {key: entry[key] for key in ("title", "about", "language")}
    document = add_document(space=place, by=author, upload=upload, **words)
    SpaceDocument.objects.filter(pk=document.pk).update(created_at=moment(20))


def moment(days_ago: int) -> datetime:
    return now().replace(hour=9, minute=15, second=0, microsecond=0) - timedelta(days=days_ago)
