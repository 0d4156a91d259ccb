from django.db import models
from django.db.models import Exists, OuterRef, Q


class PageVersionQuerySet(models.QuerySet):
    def of(self, page):
        """The versions of a page, the newest first."""
        return self.filter(page=page.pk).order_by("-number")

    def without_text(self):
        """For lists: a text may be long."""
        return self.defer("sections", "lede")

    def documented_changes(self):
        """Changes to published pages for which readers are told a reason; pages that are no longer public do not count."""
        return self.filter(number__gt=1, page__live=True).exclude(reason="")


class SectionStateQuerySet(models.QuerySet):
    def stale(self):
        """Sections of published pages that stayed behind the same section in another published language."""
        ahead = self.model.objects.filter(
            group=OuterRef("group"), anchor=OuterRef("anchor"), step__gt=OuterRef("step"), page__live=True
        )
        # What is gone in one language and was never in the other is nobody's concern.
        there = Q(is_there=True) & Exists(ahead) | Exists(ahead.filter(is_there=True))
        return self.filter(there, page__live=True)
