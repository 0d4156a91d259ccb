from datetime import datetime

from django.db import models
from django.db.models import Q

from portal.common.clock import now

from .audiences import audiences_of


class AudienceQuerySet(models.QuerySet):
    """For anything that has an `audience` field: who may see it is one comparison."""

    def visible_to(self, member):
        """The rows whose audience the reader (a Member or AnonymousUser) belongs to."""
        return self.filter(audience__in=audiences_of(member))


class GrantQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member) if member.is_authenticated else self.none()

    def in_role(self, *roles: str):
        return self.filter(role__in=roles)

    def within(self, organisation):
        return self.filter(organisation=organisation)


class TieQuerySet(models.QuerySet):
    def standing(self, *, at: datetime | None = None):
        return self.filter(Q(until__isnull=True) | Q(until__gt=at or now()))

    def between(self, one, other):
        return self.filter(a=one, b=other)


class BlockQuerySet(models.QuerySet):
    def between(self, one, other):
        """Blocks in either direction: neither side shall meet the other."""
        return self.filter(Q(blocker=one, blocked=other) | Q(blocker=other, blocked=one))

    def hidden_from(self, member):
        """Ids of the members whom this reader shall not meet, whoever of the two blocked."""
        mine = self.filter(blocker=member).values_list("blocked_id", flat=True)
        others = self.filter(blocked=member).values_list("blocker_id", flat=True)
        return mine.union(others)


class ConsentQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(withdrawn_at__isnull=True)


class LookQuerySet(models.QuerySet):
    def at(self, member):
        """Every look at this member's data, newest first."""
        return self.filter(subject=member).select_related("looker").order_by("-at")


class FieldVisibilityQuerySet(models.QuerySet):
    def step_of(self, member, group: str) -> str:
        """Who may see this group of hers; where she said nothing, the narrowest."""
        said = self.filter(member=member, group=group).values_list("step", flat=True).first()
        return said or self.model.Step.COORDINATORS

    def steps_of(self, member) -> dict[str, str]:
        """Every group with its step, in one question."""
        said = dict(self.filter(member=member).values_list("group", "step"))
        return {group: said.get(group, self.model.Step.COORDINATORS) for group in self.model.Group.values}
