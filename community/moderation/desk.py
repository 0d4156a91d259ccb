"""Where those who look after a space, or the portal, read what was reported and decide."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.accounts.second_factor import staff_page
from portal.common.access import require

from . import rules, services
from .forms import DecisionForm
from .models import Appeal, Case, Decision

A_PAGE = 20


@staff_page
@login_required
@never_cache
@require_GET
def case_list(request):
    """What waits, oldest first; `?decided=1` what was decided, newest first."""
    require(rules.may_judge_any(request.user))
    is_decided = request.GET.get("decided") == "1"
    cases = Case.objects.judged_by(request.user).with_details()
    cases = cases.decided().order_by("-updated_at") if is_decided else cases.waiting().order_by("created_at")
    return render(
        request,
        "community/moderation/case_list.html",
        {
            "page": Paginator(cases, A_PAGE).get_page(request.GET.get("page")),
            "is_decided": is_decided,
            "tabs": [(_("Waiting"), "?", not is_decided), (_("Decided"), "?decided=1", is_decided)],
        },
    )


@staff_page
@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def case(request, pk):
    """One case with everything that was said about it, and the decision."""
    found = _case(request, pk)
    form = DecisionForm(request.POST or None, case=found)
    if form.is_bound and form.is_valid():
        services.decide(case=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Both sides are told, with your reasons."))
        return redirect("moderation:case_list")
    return render(
        request,
        "community/moderation/case_detail.html",
        {
            "case": found,
            "thing": found.thing,
            "reports": found.reports.all(),
            "decisions": found.decisions.select_related("by").prefetch_related("appeals"),
            "is_own_decision": Appeal.objects.filter(decision__case=found).waiting().exists()
            and Decision.objects.filter(case=found, by=request.user).exists(),
            "earlier": _earlier(request, found),
            "form": form,
            "crumbs": [(_("Reports"), services.list_url()), (found.label, "")],
        },
    )


@staff_page
@login_required
@require_POST
def case_claim(request, pk):
    """Say that one is looking at it."""
    found = _case(request, pk)
    services.claim(case=found, by=request.user)
    return redirect("moderation:case", pk=found.pk)


def _case(request, pk) -> Case:
    return get_object_or_404(
        Case.objects.judged_by(request.user).select_related("author", "space", "claimed_by"), pk=pk
    )


def _earlier(request, found: Case) -> int:
    """How many decisions against the same author somebody who decides here may know of."""
    if found.author_id is None:
        return 0
    known = Case.objects.judged_by(request.user).exclude(pk=found.pk).filter(author=found.author_id)
    return Decision.objects.filter(case__in=known).against().count()
