"""Who may, answered from the grants."""

from .models import Block, Grant

STAFF_ROLES = (
    Grant.Role.MODERATOR,
    Grant.Role.COORDINATOR,
    Grant.Role.FACILITATOR,
    Grant.Role.EDITOR,
    Grant.Role.ADMINISTRATOR,
)


def is_administrator(member) -> bool:
    return member.is_authenticated and (
        member.is_superuser or Grant.objects.of(member).in_role(Grant.Role.ADMINISTRATOR).exists()
    )


def is_editor(member) -> bool:
    return Grant.objects.of(member).in_role(Grant.Role.EDITOR, Grant.Role.ADMINISTRATOR).exists()


def is_coordinator_of(member, organisation) -> bool:
    """A coordinator belongs to one organisation; an administrator is none by being one."""
    return Grant.objects.of(member).in_role(Grant.Role.COORDINATOR).within(organisation).exists()


def is_staff_role(member) -> bool:
    """Whoever holds any role works in the back office and needs a second factor."""
    return member.is_authenticated and (
        member.is_superuser or Grant.objects.of(member).in_role(*STAFF_ROLES).exists()
    )


def has_blocked_either_way(one, other) -> bool:
    return Block.objects.between(one, other).exists()
