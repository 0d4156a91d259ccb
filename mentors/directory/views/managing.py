"""A mentor and her own profile: where it stands, and what she can do with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.accounts.models import Consent
from portal.common.access import require

from .. import services
from ..completeness import missing_in
from ..forms import AudienceForm, PlacesForm, TownForm
from ..models import MentorProfile
from ..photos import with_photos
from ..rules import may_manage
from .finding import shown_answers, stations_of


def own_profile(request: HttpRequest, pk) -> MentorProfile:
    """Her own; somebody else's is not there at all."""
    profile = get_object_or_404(
        MentorProfile.objects.for_rows().of(request.user).select_related("programme__organisation"), pk=pk
    )
    require(may_manage(request.user, profile))
    return profile


def show(request: HttpRequest, profile: MentorProfile, **forms) -> HttpResponse:
    with_photos([profile], request.user, square=False)
    consent = Consent.objects.standing().filter(
        member=profile.member, kind=Consent.Kind.LISTING, scope=profile.audience
    )
    return render(
        request,
        "mentors/directory/mine.html",
        {
            "profile": profile,
            "missing": missing_in(profile) if profile.is_editable else [],
            "review": profile.reviews.first(),
            "stations": stations_of(profile),
            "answers": shown_answers(profile, request.user),
            "is_shown": consent.exists(),
            "places_form": PlacesForm(initial={"places": profile.places}),
            "audience_form": AudienceForm(profile=profile, initial={"audience": profile.audience}),
            "town_form": TownForm(initial={"town": profile.town_id, "shows_town": profile.shows_town}),
            **forms,
        },
    )


@never_cache
@login_required
def mine(request: HttpRequest, pk) -> HttpResponse:
    return show(request, own_profile(request, pk))


def act(request: HttpRequest, pk, service, done: str, **arguments) -> HttpResponse:
    """Do one thing with her profile and say so; a page that was old changes nothing."""
    profile = own_profile(request, pk)
    try:
        service(profile=profile, **arguments)
    except services.WrongState:
        messages.info(request, _("Nothing was changed: your profile had moved on in the meantime."))
    else:
        messages.success(request, done)
    return redirect("directory:mine", pk=pk)


@login_required
@require_POST
def send(request: HttpRequest, pk) -> HttpResponse:
    try:
        return act(
            request,
            pk,
            services.submit_profile,
            _("Sent. A coordinator reads it now, and you will get a notice."),
        )
    except services.Incomplete:
        messages.error(request, _("Something is still missing."))
        return redirect("directory:mine", pk=pk)


@login_required
@require_POST
def reopen(request: HttpRequest, pk) -> HttpResponse:
    return act(request, pk, services.reopen_profile, _("You can write now. Send it again when you are done."))


@login_required
@require_POST
def pause(request: HttpRequest, pk) -> HttpResponse:
    return act(
        request, pk, services.pause_profile, _("Have a good break. Nobody finds you in the directory now.")
    )


@login_required
@require_POST
def resume(request: HttpRequest, pk) -> HttpResponse:
    return act(request, pk, services.resume_profile, _("Welcome back. You are in the directory again."))


@login_required
@require_POST
def leave(request: HttpRequest, pk) -> HttpResponse:
    return act(
        request, pk, services.leave_directory, _("You have left the directory. Thank you for your time.")
    )


@login_required
@require_POST
def places(request: HttpRequest, pk) -> HttpResponse:
    profile = own_profile(request, pk)
    form = PlacesForm(request.POST)
    if form.is_valid():
        try:
            return act(request, pk, services.set_places, _("Kept."), places=form.cleaned_data["places"])
        except services.TooFewPlaces:
            taken = _("You already accompany %(count)s. It cannot be fewer.") % {
                "count": profile.places_taken
            }
            form.add_error("places", taken)
    return show(request, profile, places_form=form)


@login_required
@require_POST
def audience(request: HttpRequest, pk) -> HttpResponse:
    profile = own_profile(request, pk)
    form = AudienceForm(request.POST, profile=profile)
    if not form.is_valid():
        return show(request, profile, audience_form=form)
    return act(
        request,
        pk,
        services.change_audience,
        _("Kept. From now on these people see you, and nobody else."),
        audience=form.cleaned_data["audience"],
    )


@login_required
@require_POST
def town(request: HttpRequest, pk) -> HttpResponse:
    profile = own_profile(request, pk)
    form = TownForm(request.POST)
    if not form.is_valid():
        return show(request, profile, town_form=form)
    done = _("Kept. Others see your town and find you by it.")
    if not (form.cleaned_data["town"] and form.cleaned_data["shows_town"]):
        done = _("Kept. Nobody but you and the coordinators sees your town.")
    return act(request, pk, services.change_town, done, **form.cleaned_data)
