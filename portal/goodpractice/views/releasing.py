"""The editors' glance in the back office: reports of use, read and shown, or not shown with a reason."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.common.access import require

from .. import rules, services
from ..forms import DeclineForm
from ..models import GoodPracticePage, PracticeUse

PAGE_SIZE = 50


def use_list(request: HttpRequest) -> HttpResponse:
    """Those that wait first, the longest waiting on top."""
    require(rules.may_release(request.user))
    waiting = Case(When(state=PracticeUse.State.WAITING, then=Value(0)), default=Value(1))
    uses = PracticeUse.objects.select_related("organisation").order_by(waiting, "created_at")
    page = Paginator(uses, PAGE_SIZE).get_page(request.GET.get("p"))
    titles = titles_of(page.object_list)
    rows = [(use, titles.get(use.practice, "–")) for use in page.object_list]
    return render(request, "portal/goodpractice/admin/use_list.html", {"page": page, "rows": rows})


def titles_of(uses) -> dict:
    pages = GoodPracticePage.objects.filter(translation_key__in={use.practice for use in uses})
    return dict(pages.order_by("-path").values_list("translation_key", "title"))


def use(request: HttpRequest, pk) -> HttpResponse:
    """One report as the member wrote it, with show and do not show."""
    require(rules.may_release(request.user))
    report = get_object_or_404(PracticeUse.objects.select_related("organisation", "member"), pk=pk)
    form = DeclineForm(request.POST if "decline" in request.POST else None)
    if request.method == "POST":
        if "release" in request.POST:
            services.release_use(use=report, by=request.user)
            messages.success(request, _("Shown. The member has a notice."))
            return redirect("goodpractice_admin:use_list")
        if form.is_valid():
            services.decline_use(use=report, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Not shown. The member has a notice."))
            return redirect("goodpractice_admin:use_list")
    titles = titles_of([report])
    return render(
        request,
        "portal/goodpractice/admin/use_detail.html",
        {"use": report, "title": titles.get(report.practice, "–"), "form": form},
    )
