import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from portal.accounts.audiences import MEMBERS, PUBLIC
from portal.accounts.audiences import audience as audience_of
from portal.accounts.models import Member, Organisation
from portal.accounts.rules import has_blocked_either_way
from portal.common.translated import Translated
from search.services import index

from .. import defaults
from ..models import Space
from ..rules import PLACES_IN_A_SMALL_GROUP, may_open_small_group
from .joining import admit
from .moderators import make_moderator


class TooManyGroups(Exception):
    """Three small groups are as many as one person looks after."""


class BlockedBetween(Exception):
    """Two who do not want to meet share no space."""


@transaction.atomic
def open_space(
    *,
    slug: str = "",
    name: dict[str, str],
    kind: str = Space.Kind.OPEN,
    audience: str = "",
    about: dict[str, str] | None = None,
    house_rules: dict[str, str] | None = None,
    language: str = "",
    carrier: str = Space.Carrier.PORTAL,
    organisation: Organisation | None = None,
    places: int | None = None,
    by: Member | None = None,
    submission: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Space:
    """Make a space with its words, each in one language or in several. Whoever opens it (`by`) looks after it.

    The same submission of hers twice is one space.

    Without an audience everybody learns of it; of a hidden one, only those who belong to it.
    """
    slug = slug or free_slug(name, kind, submission)
    if by is not None and (there := _opened_before(by, slug)):
        return there
    space = Space(
        slug=slug,
        kind=kind,
        name=Translated(name),
        about=Translated(about or {}),
        house_rules=Translated(house_rules or {}),
        language=language,
        carrier=carrier,
        organisation=organisation,
        places=places,
    )
    space.audience = audience or (audience_of("space", space.pk) if kind == Space.Kind.HIDDEN else PUBLIC)
    space.save()
    index(kind="space", thing=space)
    if by is not None:
        membership = admit(space=space, member=by, agreed_to=space.house_rules_version, is_listed=True, at=at)
        make_moderator(membership, by=by)
    return space


@transaction.atomic
def open_small_group(
    *,
    by: Member,
    name: dict[str, str],
    kind: str,
    about: dict[str, str] | None = None,
    house_rules: dict[str, str] | None = None,
    language: str = "",
    slug: str = "",
    submission: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Space:
    """A group for a few, opened by a member, closed or hidden; twice the same submission is one. Raises TooManyGroups."""
    slug = slug or free_slug(name, kind, submission)
    if there := _opened_before(by, slug):
        return there
    if not may_open_small_group(by):
        raise TooManyGroups
    return open_space(
        slug=slug,
        name=name,
        kind=Space.Kind.HIDDEN if kind == Space.Kind.HIDDEN else Space.Kind.CLOSED,
        audience="" if kind == Space.Kind.HIDDEN else MEMBERS,
        about=about,
        house_rules=house_rules,
        language=language,
        carrier=Space.Carrier.MEMBERS,
        places=PLACES_IN_A_SMALL_GROUP,
        by=by,
        at=at,
    )


@transaction.atomic
def open_pair_space(*, people: Sequence[Member], at: datetime | None = None) -> Space:
    """A hidden space for the people of a mentorship, who are equals in it: nobody moderates, nobody is invited.

    Called from the floor that knows the pair, which keeps the space. Raises BlockedBetween.
    """
    for number, one in enumerate(people):
        if any(has_blocked_either_way(one, other) for other in people[number + 1 :]):
            raise BlockedBetween
    name, about = defaults.words_for_pair()
    space = open_space(
        name=name, about=about, kind=Space.Kind.HIDDEN, carrier=Space.Carrier.PAIR, places=len(people), at=at
    )
    for one in people:
        # Without house rules of its own there is nothing to say yes to: the agreement of the pair holds.
        admit(space=space, member=one, agreed_to=space.house_rules_version, is_listed=True, at=at)
    return space


def _opened_before(by: Member, slug: str) -> Space | None:
    """What the first click of a double click opened."""
    # Held, so that two clicks at once come one after the other.
    Member.objects.select_for_update().get(pk=by.pk)
    return Space.objects.filter(slug=slug, memberships__member=by, memberships__role="moderator").first()


def free_slug(name: dict[str, str], kind: str, submission: uuid.UUID | None) -> str:
    """A short name for the address that nobody has; that of a hidden space tells nothing."""
    words = (
        "" if kind == Space.Kind.HIDDEN else slugify(str(Translated(name).for_reader("en")))[:32].strip("-")
    )
    return f"{words or 'space'}-{(submission or uuid.uuid4()).hex[:8]}"
