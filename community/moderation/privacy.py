"""Reports are kept as long as their case, because the other side has a right to the decision; names go when people do."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from portal.common.privacy import register, row, rows_of

from .models import KEPT_DAYS, Appeal, Case, Decision, Report


def export_reports(member):
    for report in Report.objects.filter(reporter=member) | Report.objects.of_address(member.email):
        yield row(report, without=["submission", "reporter", "case"]) | {"url": report.case.url}


def erase_reports(member):
    Report.objects.filter(reporter=member).update(reporter=None, name="", email="", text="")
    Report.objects.of_address(member.email).update(name="", email="", text="")


def export_decisions(member):
    for decision in Decision.objects.filter(case__author=member):
        yield row(decision, without=["by", "case"]) | {"url": decision.case.url}


def erase_cases(member):
    # What those who decide noted for themselves is about her; the decision itself stands for both sides.
    Case.objects.filter(author=member).update(author=None, excerpt="", note="")
    Case.objects.filter(claimed_by=member).update(claimed_by=None)


def export_appeals(member):
    mine = Appeal.objects.filter(report__reporter=member)
    for appeal in mine | Appeal.objects.filter(report=None, decision__case__author=member):
        yield row(appeal, without=["report"])


def erase_appeals(member):
    mine = Appeal.objects.filter(report__reporter=member)
    (mine | Appeal.objects.filter(report=None, decision__case__author=member)).update(text="")


KEPT = _("One year from the decision.")


def old_cases(at):
    return Case.objects.decided_before(at - timedelta(days=KEPT_DAYS))


def of_old_cases(model, lookup):
    """Whatever hangs on a case goes with it."""
    return lambda at: model.objects.filter(**{f"{lookup}__in": old_cases(at)})


register(
    Appeal,
    purpose=_("So that somebody else reads a decision with which you disagree."),
    kept=KEPT,
    export=export_appeals,
    erase=erase_appeals,
    over=of_old_cases(Appeal, "decision__case"),
)
register(
    Report,
    purpose=_("So that we can look at what you reported and tell you what was decided."),
    kept=KEPT,
    export=export_reports,
    erase=erase_reports,
    over=of_old_cases(Report, "case"),
)
register(
    Decision,
    purpose=_("So that you can read why something you wrote was treated in this way."),
    kept=KEPT,
    export=export_decisions,
    erase=lambda member: Decision.objects.filter(by=member).update(by=None),
    over=of_old_cases(Decision, "case"),
)
register(
    Case,
    purpose=_("So that several reports about one thing are decided together."),
    kept=KEPT,
    export=rows_of(Case, "author", without=["note", "claimed_by", "claimed_at"]),
    erase=erase_cases,
    over=old_cases,
)
