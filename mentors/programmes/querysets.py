from datetime import datetime

from django.db import models
from django.db.models import Q

from portal.common.clock import now


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Those with a public page, and for a coordinator also her organisation's others."""
        if not member.is_authenticated:
            return self.filter(is_public=True)
        coordinated = member.grants.in_role("coordinator").values("organisation_id")
        return self.filter(Q(is_public=True) | Q(organisation__in=coordinated))

    def taking_mentors(self):
        return self.filter(is_public=True, takes_mentors=True)


class CohortQuerySet(models.QuerySet):
    def open_for_applications(self, *, at: datetime | None = None):
        at = at or now()
        return self.filter(applications_open_at__lte=at, applications_close_at__gt=at)

    def opening_later(self, *, at: datetime | None = None):
        """Those whose window has yet to open, the next one first."""
        return self.filter(applications_open_at__gt=at or now()).order_by("applications_open_at")

    def completed(self, *, at: datetime | None = None):
        """The runs of public programmes that are over, the latest first."""
        ended = self.filter(programme__is_public=True, ends_on__lt=(at or now()).date())
        return ended.order_by("-ends_on", "programme__slug")


class FormVersionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def current(self, *, programme, purpose: str):
        """The version people fill in now, or None; one row, its questions fetched along."""
        versions = self.published().filter(form__programme=programme, form__purpose=purpose)
        return versions.select_related("form").prefetch_related("fields").order_by("-number").first()


class AnswerQuerySet(models.QuerySet):
    def seen_by(self, *readers: str):
        """The answers that these kinds of reader may see (`FormField.SeenBy` values), with their questions."""
        return self.filter(field__seen_by__in=readers).select_related("field")
