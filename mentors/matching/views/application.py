"""Reading an application and deciding about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.common.access import require

from .. import rules, services
from ..forms import DeclineForm
from ..models import Application, Match
from ..onward import page_for_two
from ..reading import reasons_with_words, what_was_written
from ..reasons import in_words

A_PAGE = 20


@login_required
@require_GET
def application_list(request):
    """What I asked, and what I was asked."""
    sent = Application.objects.from_mentee(request.user).with_people()
    received = Application.objects.for_mentor(request.user).with_people()
    return render(
        request,
        "mentors/matching/application_list.html",
        {
            "sent": Paginator(sent, A_PAGE).get_page(request.GET.get("sent")),
            "received": Paginator(received, A_PAGE).get_page(request.GET.get("received")),
            "crumbs": [(_("My desk"), reverse("desk")), (_("Applications"), "")],
        },
    )


@login_required
@require_GET
def application_detail(request, pk):
    """One application, as its mentee or its mentor may read it."""
    application = _visible(request, pk)
    is_mentee = application.mentee_id == request.user.pk
    return render(
        request,
        "mentors/matching/application_detail.html",
        {
            "application": application,
            "is_mentee": is_mentee,
            "written": what_was_written(application, reader=request.user),
            "may_write": rules.may_write(request.user, application),
            "may_withdraw": rules.may_withdraw(request.user, application),
            "may_decide": rules.may_decide(request.user, application),
            "answer": in_words(application.decline_reason) if application.decline_reason else "",
            "page_for_two": _page_for_two(application),
            "crumbs": _crumbs(application, is_mentee),
        },
    )


@login_required
@require_POST
def application_withdraw(request, pk):
    application = _visible(request, pk)
    require(rules.may_withdraw(request.user, application))
    services.withdraw_application(application=application)
    messages.success(request, _("Your application is withdrawn. You need not give a reason."))
    return redirect("matching:application_list")


@login_required
@require_POST
def application_accept(request, pk):
    application = _visible(request, pk)
    require(application.mentor == request.user)
    try:
        return redirect(page_for_two(services.accept_application(application=application, by=request.user)))
    except services.NoPlaceLeft:
        messages.error(
            request, _("Your last place was taken in the meantime. The application is still here.")
        )
    except services.NotWaiting:
        messages.error(request, _("This application has been withdrawn or answered in the meantime."))
    return redirect(application)


@login_required
@require_http_methods(["GET", "POST"])
def application_decline(request, pk):
    application = _visible(request, pk)
    require(rules.may_decide(request.user, application))
    form = DeclineForm(request.POST or None)
    if form.is_valid():
        services.decline_application(application=application, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your answer is on its way."))
        return redirect("matching:application_list")
    return render(
        request,
        "mentors/matching/application_decline.html",
        {
            "application": application,
            "form": form,
            "reasons": reasons_with_words(),
            "crumbs": [
                *_crumbs(application, False)[:-1],
                (application.mentee.display_name, application.get_absolute_url()),
                (_("Say no"), ""),
            ],
        },
    )


def _visible(request, pk) -> Application:
    return get_object_or_404(Application.objects.visible_to(request.user).with_people(), pk=pk)


def _page_for_two(application: Application) -> str:
    match = Match.objects.filter(application=application).first()
    return page_for_two(match) if match else ""


def _crumbs(application: Application, is_mentee: bool) -> list[tuple[str, str]]:
    other = application.profile.name if is_mentee else application.mentee.display_name
    return [
        (_("My desk"), reverse("desk")),
        (_("Applications"), reverse("matching:application_list")),
        (other, ""),
    ]
