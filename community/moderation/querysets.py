from datetime import datetime

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from community.spaces.models import Membership
from portal.accounts.rules import is_administrator, moderates_everywhere


class CaseQuerySet(models.QuerySet):
    def judged_by(self, member):
        """What somebody decides: everything for whoever answers for the portal, otherwise what stands in her spaces.

        Never what she wrote or reported herself: nobody judges in her own cause.
        """
        if not member.is_authenticated or not member.is_active:
            return self.none()
        cases = self.exclude(author=member).exclude(Exists(self._reported_by(member)))
        if is_administrator(member) or moderates_everywhere(member):
            return cases
        return cases.filter(space__in=Membership.objects.of(member).moderating().values("space"))

    def decided(self):
        return self.filter(state="decided")

    def waiting(self):
        """What nobody has decided, and what somebody disagrees with."""
        return self.filter(Q(appeals_waiting__gt=0) | ~Q(state="decided"))

    def with_details(self):
        """What a list shows: where it stands, who looks at it, how often it was reported, whether somebody disagrees."""
        return self.select_related("space", "claimed_by").annotate(
            report_count=Count("reports", distinct=True),
            in_danger=Count("reports", filter=Q(reports__ground="danger"), distinct=True),
            appeals_waiting=Count(
                "decisions__appeals", filter=Q(decisions__appeals__answered_at=None), distinct=True
            ),
        )

    def undecided(self):
        return self.exclude(state="decided")

    def about(self, kind: str, number: str):
        return self.filter(kind=kind, number=number)

    def decided_before(self, moment: datetime):
        """Decided, and nothing said or asked about it since."""
        from .models import Appeal, Decision

        later = Decision.objects.filter(case=OuterRef("pk"), created_at__gte=moment)
        asked = Appeal.objects.filter(decision__case=OuterRef("pk"), answered_at__isnull=True)
        return self.filter(~Exists(later), ~Exists(asked), state="decided")

    def _reported_by(self, member):
        from .models import Report

        return Report.objects.filter(case=OuterRef("pk"), reporter=member)


class ReportQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(reporter=member) if member.is_authenticated else self.none()

    def of_address(self, email: str):
        return self.filter(email=email.lower())


class DecisionQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Those about her own words. Whoever reported reads a decision on the page of her report."""
        return self.filter(case__author=member) if member.is_authenticated else self.none()

    def against(self):
        """Those that hold something against the author."""
        return self.filter(measure__in=["hidden", "warned"])


class AppealQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answered_at__isnull=True)
