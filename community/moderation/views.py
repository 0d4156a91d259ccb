"""Reporting something, with an account or without, and reading what was decided."""

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.contact.guard import Verdict, judge, new_stamp

from . import forms, items, rules, services
from .models import Decision, Report


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_item(request, kind, number):
    """Report one thing that the reader may see."""
    item = items.item_of(kind)
    thing = items.look_up(item.visible_to(request.user), item, number) if item else None
    if thing is None:
        raise Http404
    form_class = forms.ReportForm if request.user.is_authenticated else forms.VisitorReportForm
    return _report(request, form_class(request.POST or None), item=item, thing=thing)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_page(request):
    """Report whatever else stands at an address of the portal."""
    form_class = forms.PageReportForm if request.user.is_authenticated else forms.VisitorPageReportForm
    start = {"page": forms.page_of_ours(request.GET.get("page", ""))}
    return _report(request, form_class(request.POST or None, initial=start))


def _report(request, form, *, item=None, thing=None):
    is_full = False
    if form.is_bound and form.is_valid():
        if ratelimit.consume(request, action="report", key="everybody"):
            words = form.cleaned_data
            said = services.report(
                ground=words["ground"],
                text=words["text"],
                url=thing.get_absolute_url() if thing else words["page"],
                submission=form.submission,
                item=item,
                thing=thing,
                by=request.user if request.user.is_authenticated else None,
                name=words.get("name", ""),
                email=words.get("email", ""),
                language=get_language(),
            )
            return redirect(
                services.report_url(said) if said.reporter_id or said.email else "moderation:sent"
            )
        is_full = True
    return render(
        request,
        "community/moderation/report_form.html",
        {
            "form": form,
            "stamp": _stamp(request),
            "item": item,
            "excerpt": item.excerpt(thing)[:400] if item else "",
            "back": thing.get_absolute_url() if thing else "",
            "is_full": is_full,
        },
        status=429 if is_full else 200,
    )


@require_safe
def sent(request):
    """It has arrived, and nobody knows from whom."""
    return render(request, "community/moderation/report_sent.html")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_detail(request, pk):
    """What a member reported and what became of it."""
    return _report_detail(request, get_object_or_404(Report.objects.of(request.user), pk=pk))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_by_key(request, pk, key):
    """The same for whoever has no account and holds the link."""
    said = get_object_or_404(Report.objects.filter(reporter=None), pk=pk)
    if not constant_time_compare(key, services.key_of(said)):
        raise Http404
    return _report_detail(request, said)


def _report_detail(request, said):
    decision = said.case.decisions.last()
    may_appeal = decision is not None and rules.may_still_appeal(decision, report=said)
    form = forms.AppealForm(request.POST or None)
    if form.is_bound and not may_appeal:
        raise Http404
    if form.is_bound and form.is_valid():
        services.appeal(decision=decision, report=said, text=form.cleaned_data["text"])
        return redirect(services.report_url(said))
    return render(
        request,
        "community/moderation/report_detail.html",
        {
            "report": said,
            "decision": decision,
            "form": form if may_appeal else None,
            "appealed": decision and decision.appeals.waiting().filter(report=said).exists(),
        },
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request, pk):
    """A decision about her own words: what was said of them, what was decided and why, and how she can disagree."""
    found = get_object_or_404(Decision.objects.visible_to(request.user).select_related("case"), pk=pk)
    last = found.case.decisions.last()
    if last != found:
        return redirect(last)
    may_appeal = rules.may_still_appeal(found)
    form = forms.AppealForm(request.POST or None)
    if form.is_bound and not may_appeal:
        raise Http404
    if form.is_bound and form.is_valid():
        services.appeal(decision=found, text=form.cleaned_data["text"])
        return redirect(found)
    return render(
        request,
        "community/moderation/decision_detail.html",
        {
            "decision": found,
            "form": form if may_appeal else None,
            "appealed": found.appeals.waiting().filter(report=None).exists(),
        },
    )


def _stamp(request) -> str:
    """The form keeps its number while that still counts, so that sending it again is not a second report."""
    given = request.POST.get("stamp", "")
    return given if judge(given)[0] in {Verdict.FITTING, Verdict.TOO_FAST} else new_stamp()
