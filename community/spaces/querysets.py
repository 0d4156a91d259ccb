from datetime import datetime

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from portal.accounts.models import Block
from portal.accounts.querysets import AudienceQuerySet
from portal.accounts.rules import is_administrator
from portal.common.clock import now


class SpaceQuerySet(AudienceQuerySet):
    """`visible_to(member)`: the spaces a reader may know of."""

    def enterable_by(self, member):
        """The spaces whose rooms the reader may enter: open ones she sees, others she belongs to."""
        seen = self.visible_to(member)
        if not member.is_authenticated:
            return seen.filter(kind="open")
        return seen.filter(Q(kind="open") | Q(pk__in=member.memberships.values("space")))

    def active(self):
        """Where people talk; the others are there to be read."""
        return self.filter(archived_at__isnull=True)

    def to_be_found(self):
        """What a search may name at all: whoever belongs to a hidden space knows where it is."""
        return self.active().exclude(kind="hidden")

    def joinable_by(self, member):
        """Open ones in which there is a place, unless a moderator asked her to leave: then she asks first."""
        if not member.is_authenticated or not member.is_active:
            return self.none()
        removed = member.space_departures.filter(kind="removed").values("space")
        return self.visible_to(member).active().with_place().filter(kind="open").exclude(pk__in=removed)

    def with_place(self):
        taken = self.model.people.through._default_manager.filter(space=OuterRef("pk")).order_by()
        count = taken.values("space").annotate(count=Count("pk")).values("count")
        return self.annotate(taken=Coalesce(Subquery(count), 0)).filter(
            Q(places__isnull=True) | Q(places__gt=F("taken"))
        )

    def coordinated_by(self, member):
        """What a coordinator looks after from outside: what her organisations carry.

        For an administrator also what the portal and small groups carry. The space of a pair is nobody's (AC11).
        """
        if not member.is_authenticated:
            return self.none()
        organisations = member.grants.in_role("coordinator").values("organisation")
        hers = Q(organisation__in=organisations)
        return self.filter(hers | ~Q(carrier="pair")) if is_administrator(member) else self.filter(hers)


class MembershipQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member) if member.is_authenticated else self.none()

    def moderating(self):
        return self.filter(role="moderator")

    def agreed(self):
        """Those whose yes is one to the house rules as they are now."""
        return self.filter(rules_version__gte=F("space__house_rules_version"))

    def listed_for(self, reader):
        """Whom another member meets in the list: who chose to be there and whoever looks after the space."""
        shown = self.filter(Q(is_listed=True) | Q(role="moderator") | Q(member=reader))
        return without_blocked(shown, reader)


class JoinRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state="waiting")

    def for_moderator(self, member):
        """What waits for an answer of hers: nobody's request whom she does not meet, and none of her own."""
        waiting = self.waiting().filter(member__is_active=True).exclude(member=member)
        return without_blocked(waiting, member).select_related("member")

    def quiet(self, *, at: datetime, since: datetime):
        return self.filter(state="declined", answered_at__gt=since, answered_at__lte=at)


class InvitationQuerySet(models.QuerySet):
    def holding(self, *, at: datetime | None = None):
        return self.filter(state="open", expires_at__gt=at or now())

    def for_member(self, member, *, at: datetime | None = None):
        """What she may say yes to. Nothing from somebody whom either side has blocked (AC13)."""
        if not member.is_authenticated:
            return self.none()
        hers = self.holding(at=at).filter(Q(member=member) | Q(email__iexact=member.email))
        there = without_blocked(hers.filter(space__archived_at__isnull=True), member, field="by")
        return there.exclude(space__in=member.memberships.values("space")).select_related("space", "by")


class DepartureQuerySet(models.QuerySet):
    def removed(self):
        return self.filter(kind="removed")


class SpaceDocumentQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Those of the spaces she belongs to, also where everybody may read the rest."""
        if not member.is_authenticated:
            return self.none()
        return self.filter(space__memberships__member=member)

    def with_details(self):
        return self.select_related("file", "author")


def without_blocked(rows, reader, *, field: str = "member"):
    """The rows of those whom the reader meets: nobody whom either of the two has blocked."""
    blocked = Block.objects.filter(blocker=reader).values("blocked")
    blocked_by = Block.objects.filter(blocked=reader).values("blocker")
    return rows.exclude(**{f"{field}__in": blocked}).exclude(**{f"{field}__in": blocked_by})


def space_ids_of(member):
    """For the audience `space:<uuid>`: the ids of the spaces a member belongs to."""
    return [member.memberships.values_list("space_id", flat=True)]
