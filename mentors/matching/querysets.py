from datetime import timedelta

from django.db import models
from django.db.models import Q

# Six months of the promise, to the day.
KEPT_FOR = timedelta(days=183)


class IntakeQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(mentee=member) if member.is_authenticated else self.none()


class ApplicationQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Hers, and those sent to her as a mentor; nobody else's, whatever her role."""
        if not member.is_authenticated:
            return self.none()
        return self.filter(Q(mentee=member) | (Q(profile__member=member) & ~Q(state="draft")))

    def from_mentee(self, member):
        return self.filter(mentee=member) if member.is_authenticated else self.none()

    def for_mentor(self, member):
        """What was sent to her; a draft is nobody's business yet, a withdrawn one no longer."""
        if not member.is_authenticated:
            return self.none()
        return self.filter(profile__member=member).exclude(state__in=["draft", "withdrawn"])

    def coordinated_by(self, member):
        """What was sent in the programmes of her organisations, never her own; what she reads of it is a look."""
        if not member.is_authenticated:
            return self.none()
        organisations = member.grants.in_role("coordinator").values("organisation")
        sent = self.filter(profile__programme__organisation__in=organisations, submitted_at__isnull=False)
        return sent.exclude(mentee=member).exclude(profile__member=member)

    def open(self):
        return self.filter(state__in=["draft", "submitted"])

    def past_their_time(self, at):
        """Closed without a yes six months ago, or begun and left alone for as long."""
        before = at - KEPT_FOR
        closed = Q(state__in=["declined", "withdrawn", "expired"], decided_at__lt=before)
        # Every saving of a draft, by itself or not, moves its moment.
        return self.filter(closed | Q(state="draft", updated_at__lt=before))

    def waiting(self):
        return self.filter(state="submitted")

    def waiting_first(self):
        """The longest waiting on top, then what was decided."""
        waits = models.Case(
            models.When(state="submitted", then=0), default=1, output_field=models.IntegerField()
        )
        return self.order_by(waits, "submitted_at", "id")

    def with_people(self):
        return self.select_related("mentee", "profile__member", "profile__programme", "profile__organisation")
