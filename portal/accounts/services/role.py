from django.db import transaction

from ..events import role_changed
from ..groups import GROUP_OF_ROLE, group_of
from ..models import Grant, Member, Organisation


@transaction.atomic
def grant_role(
    *,
    member: Member,
    role: str,
    organisation: Organisation | None = None,
    scope: str = "",
    by: Member | None = None,
) -> Grant:
    """Give a role; giving it twice changes nothing."""
    grant, is_new = Grant.objects.get_or_create(
        member=member, role=role, organisation=organisation, scope=scope, defaults={"granted_by": by}
    )
    _open_back_office(member)
    if is_new:
        role_changed.send(sender=Grant, member=member, role=role, organisation=organisation, scope=scope)
    return grant


@transaction.atomic
def revoke_role(
    *, member: Member, role: str, organisation: Organisation | None = None, scope: str = ""
) -> None:
    """Take a role away; it acts at the next request, because rules ask the rows."""
    grants = Grant.objects.filter(member=member, role=role, organisation=organisation, scope=scope)
    deleted, _by_model = grants.delete()
    _open_back_office(member)
    if deleted:
        role_changed.send(sender=Grant, member=member, role=role, organisation=organisation, scope=scope)


def _open_back_office(member: Member) -> None:
    """Let the member's groups in Wagtail follow from her roles, and from nothing else."""
    roles = set(Grant.objects.of(member).values_list("role", flat=True))
    for role in GROUP_OF_ROLE:
        change = member.groups.add if role in roles else member.groups.remove
        change(group_of(role))
    works_there = bool(roles & set(GROUP_OF_ROLE)) or member.is_superuser
    if member.is_staff != works_there:
        member.is_staff = works_there
        member.save(update_fields=["is_staff"])
