"""Who may, answered from the grants."""

from .models import Block, FieldVisibility, Grant, Tie

STAFF_ROLES = (
    Grant.Role.MODERATOR,
    Grant.Role.COORDINATOR,
    Grant.Role.FACILITATOR,
    Grant.Role.AUTHOR,
    Grant.Role.EDITOR,
    Grant.Role.ADMINISTRATOR,
)


def keep_roles(member) -> None:
    """Remember her roles on this one object, for a request that asks for them at every entry of a menu."""
    member.kept_roles = frozenset(Grant.objects.of(member).values_list("role", flat=True))


def _holds(member, *roles: str) -> bool:
    kept = getattr(member, "kept_roles", None)
    if kept is None:
        return Grant.objects.of(member).in_role(*roles).exists()
    return not kept.isdisjoint(roles)


def is_administrator(member) -> bool:
    return member.is_authenticated and (member.is_superuser or _holds(member, Grant.Role.ADMINISTRATOR))


def is_editor(member) -> bool:
    return _holds(member, Grant.Role.EDITOR, Grant.Role.ADMINISTRATOR)


def moderates_everywhere(member) -> bool:
    """A moderator of the whole portal, not only of a space."""
    return Grant.objects.of(member).in_role(Grant.Role.MODERATOR).filter(scope="", organisation=None).exists()


def is_coordinator_of(member, organisation) -> bool:
    """A coordinator belongs to one organisation; an administrator is none by being one."""
    return Grant.objects.of(member).in_role(Grant.Role.COORDINATOR).within(organisation).exists()


def coordinates(coordinator, member) -> bool:
    """Whether the member belongs to an organisation, or takes part in a programme, that this person looks after."""
    grants = Grant.objects.of(coordinator).in_role(Grant.Role.COORDINATOR)
    if grants.filter(organisation__affiliations__member=member).exists():
        return True
    ties = (
        Tie.objects.between(coordinator, member).standing()
        if coordinator.is_authenticated
        else Tie.objects.none()
    )
    return grants.exists() and ties.filter(kind=Tie.Kind.PROGRAMME).exists()


def may_see_group(reader, member, group: str) -> bool:
    """Whether the reader (a Member or a visitor) may see one group of a member's data (`FieldVisibility.Group`)."""
    if reader == member:
        return True
    step, steps = FieldVisibility.objects.step_of(member, group), FieldVisibility.Step
    if not reader.is_authenticated or not reader.is_active:
        return step == steps.PUBLIC
    if has_blocked_either_way(reader, member):
        return False
    if step in {steps.PUBLIC, steps.MEMBERS} or coordinates(reader, member):
        return True
    ties = set(Tie.objects.between(reader, member).standing().values_list("kind", flat=True))
    if step == steps.PROGRAMME:
        return bool(ties)
    return step == steps.PAIR and Tie.Kind.PAIR in ties


def is_staff_role(member) -> bool:
    """Whoever holds any role works in the back office and needs a second factor."""
    return member.is_authenticated and (member.is_superuser or _holds(member, *STAFF_ROLES))


def has_blocked_either_way(one, other) -> bool:
    return Block.objects.between(one, other).exists()


def is_last_administrator(member) -> bool:
    """Whether nobody but her could look after the portal."""
    administrators = Grant.objects.filter(role=Grant.Role.ADMINISTRATOR, member__is_active=True)
    return (
        administrators.filter(member=member).exists() and not administrators.exclude(member=member).exists()
    )
