"""Who may see, enter, speak in and look after a space. Rooms ask here and keep no list of their own."""

from datetime import datetime

from portal.accounts.models import Grant, Organisation
from portal.accounts.rules import is_administrator, is_editor
from portal.common.clock import now

from .models import Departure, JoinRequest, Membership, Space, SpaceDocument
from .models.joining import QUIET

# How many small groups somebody may look after at a time, and how many people one of them holds.
GROUPS_AT_MOST = 3
PLACES_IN_A_SMALL_GROUP = 12


def may_see(member, space: Space) -> bool:
    return Space.objects.visible_to(member).filter(pk=space.pk).exists()


def may_enter(member, space: Space) -> bool:
    """Read in its rooms: whoever sees an open space, otherwise its members."""
    return Space.objects.enterable_by(member).filter(pk=space.pk).exists()


def may_join(member, space: Space) -> bool:
    """Become a member by herself."""
    return Space.objects.joinable_by(member).filter(pk=space.pk).exists()


def may_ask(member, space: Space, *, at: datetime | None = None) -> bool:
    """Ask to belong: in a closed space, and where a moderator once asked her to leave; not within 30 days of a no."""
    at = at or now()
    if not member.is_authenticated or not member.is_active or space.is_archived or not may_see(member, space):
        return False
    if Membership.objects.of(member).filter(space=space).exists():
        return False
    removed = Departure.objects.removed().filter(space=space, member=member)
    if removed.filter(at__gt=at - QUIET).exists():
        return False
    if space.kind == Space.Kind.HIDDEN or (space.is_open and not removed.exists()):
        return False
    asked = JoinRequest.objects.filter(space=space, member=member)
    return not asked.waiting().exists() and not asked.quiet(at=at, since=at - QUIET).exists()


def may_post(member, space: Space) -> bool:
    """Write in its rooms: its members, who have said yes to the house rules as they are now, while it is not archived."""
    belongs = Membership.objects.of(member).agreed().filter(space=space, space__archived_at__isnull=True)
    return member.is_active and belongs.exists()


def must_agree(member, space: Space) -> bool:
    """Whether only her yes to the present house rules is missing."""
    belongs = Membership.objects.of(member).filter(space=space, space__archived_at__isnull=True)
    return member.is_active and belongs.exists() and not belongs.agreed().exists()


def may_moderate(member, space: Space) -> bool:
    return member.is_active and Membership.objects.of(member).moderating().filter(space=space).exists()


def may_invite(member, space: Space) -> bool:
    return not space.is_archived and may_moderate(member, space)


def may_see_inside(member, space: Space) -> bool:
    """The list of members and the documents: those who belong, also in an open space."""
    return member.is_active and Membership.objects.of(member).filter(space=space).exists()


def may_read_document(member, file) -> bool:
    """For the pipeline of files: the members of the document's space."""
    return SpaceDocument.objects.visible_to(member).filter(file=file).exists()


def may_change_document(member, document) -> bool:
    """Its author, as long as she belongs, and whoever looks after the space."""
    if document.space.is_archived:
        return False
    if document.author_id == member.pk:
        return may_see_inside(member, document.space)
    return may_moderate(member, document.space)


def organisations_of(member):
    """Those for which she may open spaces: where she coordinates."""
    coordinated = Grant.objects.of(member).in_role(Grant.Role.COORDINATOR).values("organisation")
    return Organisation.objects.filter(pk__in=coordinated)


def may_open_for_the_portal(member) -> bool:
    """Spaces that the portal itself carries: its editors and administrators."""
    return member.is_authenticated and (is_editor(member) or is_administrator(member))


def may_open_small_group(member) -> bool:
    """Every member, as long as she does not look after too many already."""
    if not member.is_authenticated or not member.is_active:
        return False
    hers = Membership.objects.of(member).moderating()
    groups = hers.filter(space__carrier=Space.Carrier.MEMBERS, space__archived_at__isnull=True)
    return groups.count() < GROUPS_AT_MOST


def may_open(member) -> bool:
    return (
        may_open_for_the_portal(member)
        or (member.is_authenticated and organisations_of(member).exists())
        or may_open_small_group(member)
    )
