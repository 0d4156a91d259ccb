from django.db import models
from django.db.models import Q

from portal.accounts.querysets import AudienceQuerySet


class SpaceQuerySet(AudienceQuerySet):
    """`visible_to(member)`: the spaces a reader may know of."""

    def enterable_by(self, member):
        """The spaces whose rooms the reader may enter: open ones she sees, others she belongs to."""
        seen = self.visible_to(member)
        if not member.is_authenticated:
            return seen.filter(kind="open")
        return seen.filter(Q(kind="open") | Q(pk__in=member.memberships.values("space")))


class MembershipQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member) if member.is_authenticated else self.none()

    def moderating(self):
        return self.filter(role="moderator")


def space_ids_of(member):
    """For the audience `space:<uuid>`: the ids of the spaces a member belongs to."""
    return member.memberships.values_list("space_id", flat=True)
