"""The coordinator's desk in the back office: profiles of her organisation's programmes, read and answered."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mentors.programmes.models import Answer, FormField
from portal.common.access import require

from .. import services
from ..forms import ReturnForm
from ..models import MentorProfile
from ..photos import with_photos
from ..rules import may_review, may_review_any
from .finding import stations_of

PAGE_SIZE = 50


def review_list(request: HttpRequest) -> HttpResponse:
    """Those that wait first, the longest waiting on top."""
    require(may_review_any(request.user))
    waiting = Case(When(state=MentorProfile.State.SUBMITTED, then=Value(0)), default=Value(1))
    profiles = (
        MentorProfile.objects.reviewed_by(request.user)
        .select_related("member", "programme", "organisation")
        .order_by(waiting, "submitted_at")
    )
    page = Paginator(profiles, PAGE_SIZE).get_page(request.GET.get("p"))
    return render(request, "mentors/directory/admin/review_list.html", {"page": page})


def review(request: HttpRequest, pk) -> HttpResponse:
    """One profile as the member wrote it, with approve and send back."""
    profiles = MentorProfile.objects.for_rows().reviewed_by(request.user)
    profile = get_object_or_404(profiles.select_related("programme__organisation"), pk=pk)
    with_photos([profile], request.user)
    form = ReturnForm(request.POST or None)
    if request.method == "POST":
        require(may_review(request.user, profile))
        if "approve" in request.POST:
            services.approve_profile(profile=profile, by=request.user)
            messages.success(request, _("Approved. The profile is in the directory now."))
            return redirect("directory_admin:review_list")
        if form.is_valid():
            services.return_profile(profile=profile, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Sent back. The member has a notice."))
            return redirect("directory_admin:review_list")
    return render(
        request,
        "mentors/directory/admin/review_detail.html",
        {
            "profile": profile,
            "form": form,
            "may_review": may_review(request.user, profile),
            "stations": stations_of(profile),
            "reviews": profile.reviews.select_related("by"),
            "answers": Answer.objects.filter(sheet=profile.answers_id).seen_by(*FormField.SeenBy.values),
        },
    )
