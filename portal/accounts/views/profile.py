from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ..forms.profile import (
    NameForm,
    PlaceForm,
    SkillsForm,
    SpokenLanguageFormSet,
    StationFormSet,
    StepForm,
    WritingLanguageForm,
)
from ..models import FieldVisibility
from ..services import (
    change_name,
    change_place,
    choose_language,
    replace_languages,
    replace_skills,
    replace_stations,
    set_visibility,
)
from .frame import render_me

Group = FieldVisibility.Group


@login_required
@never_cache
def overview(request):
    """Everything she told about herself, and who may see it."""
    steps = FieldVisibility.objects.steps_of(request.user)
    return render_me(
        request,
        "member_detail",
        {
            "steps": {group: FieldVisibility.Step(step).label for group, step in steps.items()},
            "languages": request.user.spoken_languages.order_by("created_at"),
            "stations": request.user.stations.all(),
            "skills": request.user.skills.all(),
        },
    )


@login_required
@never_cache
def edit_name(request):
    member = request.user
    form = NameForm(
        request.POST or None,
        initial={
            "given_name": member.given_name,
            "family_name": member.family_name,
            "shown_as": member.shown_as,
            "pseudonym": member.pseudonym,
            "step": FieldVisibility.objects.step_of(member, Group.NAME),
        },
    )
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        set_visibility(member=member, group=Group.NAME, step=words.pop("step"))
        change_name(member=member, **words)
        return _saved(request)
    return _show(request, _("My name"), form)


@login_required
@never_cache
def edit_place(request):
    member = request.user
    form = PlaceForm(
        request.POST or None,
        initial={"region": member.region, "step": FieldVisibility.objects.step_of(member, Group.PLACE)},
    )
    if request.method == "POST" and form.is_valid():
        set_visibility(member=member, group=Group.PLACE, step=form.cleaned_data["step"])
        change_place(member=member, region=form.cleaned_data["region"])
        return _saved(request)
    return _show(request, _("My federal state"), form)


@login_required
@never_cache
def edit_skills(request):
    member = request.user
    form = SkillsForm(
        request.POST or None,
        initial={
            "topics": member.skills.all(),
            "step": FieldVisibility.objects.step_of(member, Group.SKILLS),
        },
    )
    if request.method == "POST" and form.is_valid():
        set_visibility(member=member, group=Group.SKILLS, step=form.cleaned_data["step"])
        replace_skills(member=member, topics=form.cleaned_data["topics"])
        return _saved(request)
    return _show(request, _("What I know well"), form)


@login_required
@never_cache
def edit_languages(request):
    member = request.user
    spoken = member.spoken_languages.order_by("created_at")
    rows = SpokenLanguageFormSet(
        request.POST or None,
        prefix="spoken",
        initial=[{"language": row.language, "level": row.level} for row in spoken],
    )
    form = StepForm(
        request.POST or None, initial={"step": FieldVisibility.objects.step_of(member, Group.LANGUAGES)}
    )
    if request.method == "POST" and rows.is_valid() and form.is_valid():
        set_visibility(member=member, group=Group.LANGUAGES, step=form.cleaned_data["step"])
        replace_languages(member=member, languages=rows.languages())
        return _saved(request)
    return _show(request, _("My languages"), form, rows=rows)


@login_required
@never_cache
def edit_career(request):
    member = request.user
    rows = StationFormSet(
        request.POST or None,
        prefix="stations",
        initial=list(member.stations.values("role", "organisation_name", "from_year", "to_year")),
    )
    form = StepForm(
        request.POST or None, initial={"step": FieldVisibility.objects.step_of(member, Group.CAREER)}
    )
    if request.method == "POST" and rows.is_valid() and form.is_valid():
        set_visibility(member=member, group=Group.CAREER, step=form.cleaned_data["step"])
        replace_stations(member=member, stations=rows.stations())
        return _saved(request)
    return _show(request, _("My working life"), form, rows=rows, is_career=True)


@login_required
@never_cache
def edit_writing_language(request):
    form = WritingLanguageForm(request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        choose_language(member=request.user, language=form.cleaned_data["language"])
        return _saved(request)
    return _show(request, _("The language of our mails"), form)


def _show(request, title, form, rows=None, **more):
    return render_me(request, "member_form", {"title": title, "form": form, "rows": rows, **more})


def _saved(request):
    messages.success(request, _("Saved."))
    return redirect("accounts:me")
