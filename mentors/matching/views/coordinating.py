"""The coordinator's desk in the back office: what waits and for how long; the words only for a reason."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from portal.common.access import require

from .. import rules, services
from ..forms import LookForm
from ..models import Application
from ..reading import what_was_written

A_PAGE = 50


def application_list(request: HttpRequest) -> HttpResponse:
    """Who asked whom and where it stands, the longest waiting on top; none of the words."""
    require(rules.may_coordinate_any(request.user))
    applications = Application.objects.coordinated_by(request.user).with_people().waiting_first()
    page = Paginator(applications, A_PAGE).get_page(request.GET.get("p"))
    return render(request, "mentors/matching/admin/application_list.html", {"page": page})


def application_look(request: HttpRequest, pk) -> HttpResponse:
    """One application; its words appear once a reason is given, and the mentee learns of it."""
    application = get_object_or_404(Application.objects.coordinated_by(request.user).with_people(), pk=pk)
    form = LookForm(request.POST or None)
    written = None
    if form.is_valid():
        services.look_at_application(
            application=application, by=request.user, reason=form.cleaned_data["reason"]
        )
        written = what_was_written(application, reader=request.user)
    return render(
        request,
        "mentors/matching/admin/application_look.html",
        {"application": application, "form": form, "written": written},
    )
