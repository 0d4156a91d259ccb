from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from portal.accounts.models import Grant, Member
from portal.common.clock import now
from portal.common.links import absolute
from portal.notifications.services import forget, notify

from . import notices
from .items import Item, number_of
from .models import KEPT_DAYS, Appeal, Case, Decision, Report
from .rules import may_judge

EXCERPT_LETTERS = 2000
KEY_OF_A_REPORT = "community.moderation.report"
BATCH = 500

Measure = Decision.Measure


class NotToBeJudgedByHer(Exception):
    """She wrote it, reported it, or it stands where she has nothing to decide."""


class CannotBeHidden(Exception):
    """What has only an address is changed by its editors; there is nothing here that could hide it."""


@transaction.atomic
def report(
    *,
    ground: str,
    url: str,
    submission: UUID,
    text: str = "",
    item: Item | None = None,
    thing: Model | None = None,
    by: Member | None = None,
    name: str = "",
    email: str = "",
    language: str = settings.LANGUAGE_CODE,
) -> Report:
    """Say that something should not stand as it does, and tell those who decide.

    `by` is the member who says so; whoever has no account may leave an address. The same form sent twice, and the same
    thing reported twice by one member while nobody has decided, is one report.
    """
    if sent := Report.objects.filter(submission=submission).first():
        return sent
    case = _open_case(item, thing, url)
    if by and (earlier := case.reports.of(by).first()):
        return earlier
    said = Report.objects.create(
        case=case,
        ground=ground,
        text=text,
        reporter=by,
        name="" if by else name,
        email="" if by else email.lower(),
        language=by.language if by else language,
        submission=submission,
    )
    for judge in judges_of(case):
        notify(to=judge, notice=notices.REPORTED, url=case_url(case), about=case)
    if said.email:
        transaction.on_commit(partial(send_word, said, "received"))
    return said


def _open_case(item: Item | None, thing: Model | None, url: str) -> Case:
    """The case that is open about this thing, or a new one that keeps what it says now."""
    if item is None or thing is None:
        return Case.objects.create(url=url)
    number = number_of(item, thing)
    open_one = Case.objects.about(item.key, number).undecided()
    words = {
        "url": url,
        "excerpt": item.excerpt(thing)[:EXCERPT_LETTERS],
        "author": item.author(thing),
        "space": item.space(thing),
    }
    try:
        with transaction.atomic():
            return open_one.first() or Case.objects.create(kind=item.key, number=number, **words)
    except IntegrityError:
        # Two people reported it in the same moment, and the other was faster.
        return open_one.get()


def judges_of(case: Case) -> list[Member]:
    """Who is told: those who look after the space, otherwise those who answer for the portal."""
    portal = Grant.objects.filter(role=Grant.Role.ADMINISTRATOR) | Grant.objects.filter(
        role=Grant.Role.MODERATOR, scope="", organisation=None
    )
    near = Member.objects.filter(
        memberships__in=case.space.memberships.moderating() if case.space else [], is_active=True
    )
    far = Member.objects.filter(pk__in=portal.values("member"), is_active=True)
    able = [member for member in near.distinct() if may_judge(member, case)]
    return able or [member for member in far if may_judge(member, case)]


def list_url() -> str:
    return reverse("moderation:case_list")


def case_url(case: Case) -> str:
    return reverse("moderation:case", args=[case.pk])


@transaction.atomic
def claim(*, case: Case, by: Member, at: datetime | None = None) -> Case:
    """Say "I am looking at it", so that two do not do the same; whoever comes later takes it over knowingly."""
    _may_judge(by, case)
    case.claimed_by, case.claimed_at = by, at or now()
    if case.state == Case.State.OPEN:
        case.state = Case.State.CLAIMED
    case.save(update_fields=["claimed_by", "claimed_at", "state", "updated_at"])
    return case


@transaction.atomic
def decide(
    *, case: Case, measure: str, reasons: str, by: Member, basis: str = Decision.Basis.RULES, note: str = ""
) -> Decision:
    """Decide, act on it, and tell both sides why; deciding again answers every appeal and undoes what was done before."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    _may_judge(by, case)
    last = case.decisions.last()
    decision = Decision.objects.create(case=case, measure=measure, basis=basis, reasons=reasons, by=by)
    _act(case, measure, before=last.measure if last else Measure.NOTHING)
    Appeal.objects.filter(decision__case=case).waiting().update(answered_at=now())
    case.state, case.note = Case.State.DECIDED, note or case.note
    case.save(update_fields=["state", "note", "updated_at"])
    # Who had not looked yet need not come any more.
    forget(about=case, notice=notices.REPORTED)
    forget(about=case, notice=notices.APPEALED)
    _tell(decision, again=last is not None)
    return decision


def _act(case: Case, measure: str, *, before: str) -> None:
    item, thing = case.item, case.thing
    if measure == Measure.HIDDEN:
        if item is None:
            raise CannotBeHidden
        if thing is not None:
            item.hide(thing)
    elif before == Measure.HIDDEN and item and thing is not None:
        item.restore(thing)


def _tell(decision: Decision, *, again: bool) -> None:
    """Each who reported, and the author unless nothing was ever held against her."""
    case = decision.case
    for said in case.reports.select_related("reporter"):
        if said.reporter:
            notify(to=said.reporter, notice=notices.DECIDED, url=report_url(said), about=decision)
        elif said.email:
            transaction.on_commit(partial(send_word, said, "decided"))
    concerns_author = decision.measure in {Measure.HIDDEN, Measure.WARNED} or again
    if case.author and concerns_author:
        notify(to=case.author, notice=notices.JUDGED, url=decision.get_absolute_url(), about=decision)


@transaction.atomic
def appeal(*, decision: Decision, text: str, report: Report | None = None) -> Appeal:
    """Disagree with a decision, as the person behind a report or (without one) as the author. Twice is once."""
    said, is_new = Appeal.objects.get_or_create(decision=decision, report=report, defaults={"text": text})
    if is_new:
        case = decision.case
        others = [judge for judge in judges_of(case) if judge.pk != decision.by_id]
        for judge in others or judges_of(case):
            notify(to=judge, notice=notices.APPEALED, url=case_url(case), about=case)
    return said


def _may_judge(by: Member, case: Case) -> None:
    if not may_judge(by, case):
        raise NotToBeJudgedByHer


# --- whoever has no account -------------------------------------------------------------------------------------------


def key_of(said: Report) -> str:
    """What opens a report to whoever holds the link, and nobody else."""
    return signing.Signer(salt=KEY_OF_A_REPORT).signature(str(said.pk))


def report_url(said: Report) -> str:
    if said.reporter_id:
        return reverse("moderation:report_detail", args=[said.pk])
    return reverse("moderation:report_by_key", args=[said.pk, key_of(said)])


def send_word(said: Report, what: str) -> None:
    """A mail to an address without an account: that something came in, or was decided. Nothing of what (PR9)."""
    url = absolute("moderation:report_by_key", said.language, pk=said.pk, key=key_of(said))
    with translation.override(said.language):
        words = {"site_name": settings.SITE_NAME, "url": url}
        subject = render_to_string(f"emails/report/{what}_subject.txt", words).strip()
        text = render_to_string(f"emails/report/{what}_message.txt", words)
    EmailMessage(subject, text, to=[said.email]).send()


def forget_old(*, at: datetime | None = None) -> int:
    """Delete what was decided more than a year ago, with reports, decisions and appeals; returns how many cases."""
    moment = (at or now()) - timedelta(days=KEPT_DAYS)
    forgotten = 0
    while old := list(Case.objects.decided_before(moment).values_list("pk", flat=True)[:BATCH]):
        Case.objects.filter(pk__in=old).delete()
        forgotten += len(old)
    return forgotten
