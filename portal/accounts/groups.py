"""Which of Wagtail's groups goes with a role. The groups carry Wagtail's own permissions and nothing of ours."""

from django.contrib.auth.models import Group, Permission

from .models import Grant

GROUP_OF_ROLE = {
    Grant.Role.AUTHOR: "Authors",
    Grant.Role.EDITOR: "Editors",
    Grant.Role.COORDINATOR: "Coordinators",
    Grant.Role.ADMINISTRATOR: "Administrators",
}


def group_of(role: str) -> Group | None:
    """The group that opens the back office to a role; None for roles that work in the portal alone."""
    name = GROUP_OF_ROLE.get(role)
    if name is None:
        return None
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        group.permissions.add(
            Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
        )
    return group
