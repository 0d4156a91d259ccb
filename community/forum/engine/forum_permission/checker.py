"""What machina calls its permission checker, answered from the rows of groups alone, in one query for any number of boards."""

from collections import defaultdict

from machina.core.db.models import get_model

GroupForumPermission = get_model("forum_permission", "GroupForumPermission")


class ForumPermissionChecker:
    """What a member may do on boards. Nothing is granted to visitors, single members or the whole portal."""

    def __init__(self, user):
        self.user = user
        self._known: dict[object, set[str]] = {}

    def has_perm(self, perm: str, forum) -> bool:
        return perm in self.get_perms(forum)

    def get_perms(self, forum) -> set[str]:
        if forum not in self._known:
            self._known.update(self.get_perms_for_forumlist([forum]))
        return self._known[forum]

    def get_perms_for_forumlist(self, forums, perm_codenames=None) -> dict[object, set[str]]:
        """For each board the names of what is granted; a denial to one of her groups outweighs a grant to another."""
        if not self.user.is_authenticated or not self.user.is_active:
            return {forum: set() for forum in forums}
        rows = GroupForumPermission.objects.filter(group__user=self.user, forum__in=forums)
        if perm_codenames:
            rows = rows.filter(permission__codename__in=perm_codenames)
        granted, denied = defaultdict(set), defaultdict(set)
        for forum_id, codename, has_perm in rows.values_list("forum", "permission__codename", "has_perm"):
            (granted if has_perm else denied)[forum_id].add(codename)
        return {forum: granted[forum.pk] - denied[forum.pk] for forum in forums}
