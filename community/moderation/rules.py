"""Who may report, judge and appeal."""

from datetime import datetime, timedelta

from portal.accounts.rules import is_administrator, moderates_everywhere
from portal.common.clock import now

from .models import APPEAL_DAYS, Case, Decision


def may_judge_any(member) -> bool:
    """Whether there is a desk for her at all."""
    if not member.is_authenticated or not member.is_active:
        return False
    return (
        is_administrator(member) or moderates_everywhere(member) or member.memberships.moderating().exists()
    )


def may_judge(member, case: Case) -> bool:
    return Case.objects.judged_by(member).filter(pk=case.pk).exists()


def may_still_appeal(decision: Decision, *, report=None, at: datetime | None = None) -> bool:
    """Once, within half a year: the author (without a report) or whoever reported, against what holds now."""
    return (
        decision == decision.case.decisions.last()
        and (at or now()) <= decision.created_at + timedelta(days=APPEAL_DAYS)
        and not decision.appeals.filter(report=report).exists()
    )
