"""Registering as a mentor: three steps, each of which is kept, then a look at the whole before it is sent."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mentors.programmes.forms import form_for
from mentors.programmes.models import FormVersion, Programme
from portal.accounts.models import Consent
from portal.common.access import require

from .. import services
from ..forms import LanguageFormSet, OfferForm, PhotoForm, StartForm, StationFormSet, VisibilityForm, WhoForm
from ..models import MentorProfile
from ..rules import may_edit, may_register

STEPS = ("who", "offer", "visibility")


def step_labels() -> list[str]:
    return [_("Who you are"), _("What you offer and seek"), _("Who may see you")]


@never_cache
@login_required
def register(request: HttpRequest) -> HttpResponse:
    """What to expect, and where to begin or go on."""
    if request.method == "POST":
        form = StartForm(request.POST)
        require(form.is_valid())
        programme = form.cleaned_data["programme"]
        require(may_register(request.user, programme))
        profile = services.start_profile(programme=programme, by=request.user)
        return redirect("directory:who" if profile.is_editable else "directory:mine", pk=profile.pk)
    return render(
        request,
        "mentors/directory/register.html",
        {
            "programmes": Programme.objects.taking_mentors().select_related("organisation"),
            "profiles": MentorProfile.objects.of(request.user).select_related("programme"),
        },
    )


def editable(request: HttpRequest, pk) -> MentorProfile:
    """Her own profile while it may be written; somebody else's is not there at all."""
    own = MentorProfile.objects.of(request.user).select_related(
        "member", "programme__organisation", "answers"
    )
    profile = get_object_or_404(own, pk=pk)
    require(may_edit(request.user, profile))
    return profile


def is_draft(request: HttpRequest) -> bool:
    """Whether she goes on later, or is still writing: then nothing is required."""
    return "later" in request.POST or is_still_writing(request)


def is_still_writing(request: HttpRequest) -> bool:
    """Whether the page sends what she wrote so far by itself."""
    return "X-Autosave" in request.headers


def go_on(request: HttpRequest, profile: MentorProfile, step: str) -> HttpResponse:
    """After a step was kept: to the next one, or away when she wants to go on later."""
    if is_still_writing(request):
        return HttpResponse(status=204)
    if is_draft(request):
        messages.success(request, _("Kept. You can go on whenever you like."))
        return redirect("directory:mine", pk=profile.pk)
    following = STEPS[STEPS.index(step) + 1 :]
    return redirect(f"directory:{following[0]}" if following else "directory:mine", pk=profile.pk)


def show_step(request: HttpRequest, profile: MentorProfile, step: str, **context) -> HttpResponse:
    if is_still_writing(request):
        return HttpResponse(status=422)
    number = STEPS.index(step) + 1
    return render(
        request,
        f"mentors/directory/{step}_form.html",
        {
            "profile": profile,
            "steps": step_labels(),
            "current": number,
            "step_title": step_labels()[number - 1],
            "returned": profile.reviews.first() if profile.state == MentorProfile.State.RETURNED else None,
            "back": STEPS[number - 2] if number > 1 else "",
            **context,
        },
    )


@never_cache
@login_required
def who(request: HttpRequest, pk) -> HttpResponse:
    profile = editable(request, pk)
    member = profile.member
    form = WhoForm(
        request.POST or None,
        draft=is_draft(request),
        initial={
            "given_name": member.given_name,
            "family_name": member.family_name,
            "pseudonym": member.pseudonym,
            "shown_as": member.shown_as,
            "kind": profile.kind,
            "organisation": profile.organisation_id,
            "company_name": profile.company_name,
        },
    )
    # What was sent stands alone: compared with what is kept already, a line sent twice would count as untouched and go.
    sent = request.POST
    stations = StationFormSet(
        request.POST or None,
        prefix="stations",
        initial=[]
        if sent
        else list(member.stations.values("role", "organisation_name", "from_year", "to_year")),
    )
    languages = LanguageFormSet(
        request.POST or None,
        prefix="languages",
        initial=[]
        if sent
        else list(member.spoken_languages.order_by("created_at").values("language", "level")),
    )
    # Each is asked, so that all their errors show at once.
    sound = [form.is_valid(), stations.is_valid(), languages.is_valid()]
    if request.method == "POST" and all(sound):
        services.save_who(
            profile=profile,
            kind=form.cleaned_data["kind"],
            organisation=form.cleaned_data["organisation"],
            company_name=form.cleaned_data["company_name"],
            name=form.name,
            stations=stations.stations,
            languages=languages.languages,
        )
        return go_on(request, profile, "who")
    return show_step(request, profile, "who", form=form, stations=stations, languages=languages)


@never_cache
@login_required
def offer(request: HttpRequest, pk) -> HttpResponse:
    profile = editable(request, pk)
    version = FormVersion.objects.current(programme=profile.programme, purpose="mentor_profile")
    form = OfferForm(
        request.POST or None,
        draft=is_draft(request),
        languages=MentorProfile._meta.get_field("language").choices,
        places_taken=profile.places_taken,
        still_writing=is_still_writing(request),
        initial={name: getattr(profile, name) for name in (*OfferForm.TEXTS, "shows_town")}
        | {"topics": [topic.pk for topic in profile.topics.all()], "town": profile.town_id},
    )
    questions = version and form_for(
        version,
        data=request.POST or None,
        sheet=profile.answers,
        optional=is_draft(request),
        prefix="programme",
    )
    forms = [form, questions] if questions else [form]
    # Each is asked, so that all their errors show at once.
    sound = [part.is_valid() for part in forms]
    if request.method == "POST" and all(sound):
        services.save_offer(
            profile=profile,
            texts=form.texts,
            topics=form.cleaned_data["topics"],
            version=version,
            answers=questions.answers if questions else {},
        )
        return go_on(request, profile, "offer")
    return show_step(request, profile, "offer", form=form, questions=questions, version=version)


@never_cache
@login_required
def visibility(request: HttpRequest, pk) -> HttpResponse:
    profile = editable(request, pk)
    standing = Consent.objects.standing().filter(member=profile.member)
    photo_form = PhotoForm(
        request.POST or None,
        request.FILES or None,
        initial={"agrees_to_photo": standing.filter(kind=Consent.Kind.PHOTO).exists()},
    )
    form = VisibilityForm(
        request.POST or None,
        draft=is_draft(request),
        profile=profile,
        initial={
            "audience": profile.audience,
            "agrees_to_listing": bool(profile.audience)
            and standing.filter(kind=Consent.Kind.LISTING, scope=profile.audience).exists(),
        },
    )
    sound = [form.is_valid(), photo_form.is_valid()]
    if request.method == "POST" and all(sound):
        services.save_visibility(
            profile=profile,
            audience=form.cleaned_data["audience"],
            agrees_to_listing=form.cleaned_data["agrees_to_listing"],
            agrees_to_photo=photo_form.cleaned_data["agrees_to_photo"]
            and not photo_form.cleaned_data["removes_photo"],
            photo=photo_form.cleaned_data["photo"],
        )
        return go_on(request, profile, "visibility")
    photo_url = profile.photo.square_url_for(request.user) if profile.photo else ""
    return show_step(request, profile, "visibility", form=form, photo_form=photo_form, photo_url=photo_url)
