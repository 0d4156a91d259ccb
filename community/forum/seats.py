"""The group of a space: machina grants what its boards allow to groups, and who is in the group follows the space."""

from django.contrib.auth.models import Group

from portal.accounts.audiences import audience

from .engine.forum_permission.models import ForumPermission, GroupForumPermission

# What the members of a space may do on each of its boards. Reading is not here: the space itself says who may enter.
MEMBERS_MAY = (
    "can_see_forum",
    "can_read_forum",
    "can_start_new_topics",
    "can_reply_to_topics",
    "can_edit_own_posts",
    "can_post_without_approval",
)


def group_of(space) -> Group:
    """The group of all members of a space; made when first asked for, with those who are members by then."""
    group, is_new = Group.objects.get_or_create(name=audience("space", space.pk))
    if is_new:
        group.user_set.set(space.people.all())
    return group


def grant_board_to_members(board) -> None:
    group = group_of(board.space)
    permissions = ForumPermission.objects.filter(codename__in=MEMBERS_MAY)
    GroupForumPermission.objects.bulk_create(
        GroupForumPermission(forum=board, group=group, permission=permission, has_perm=True)
        for permission in permissions
    )
