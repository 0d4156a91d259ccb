"""Asking a mentor, in three steps that keep what was written."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mentors.directory.models import MentorProfile
from mentors.programmes.forms import form_for
from mentors.programmes.models import Form, FormVersion
from portal.common.access import require

from .. import rules, services
from ..forms import FilesForm
from ..models import Application
from ..reading import steps_of, what_was_written


@login_required
@require_http_methods(["GET", "POST"])
def apply(request, pk):
    """What asking means, before anything is written; the button begins."""
    profile = get_object_or_404(MentorProfile.objects.listed().visible_to(request.user), pk=pk)
    require(rules.may_apply(request.user, profile))
    if request.method == "POST":
        return redirect(
            "matching:step_intake", services.start_application(by=request.user, profile=profile).pk
        )
    begun = Application.objects.from_mentee(request.user).open().filter(profile=profile).first()
    if begun is not None:
        return redirect(begun)
    return render(
        request,
        "mentors/matching/application_start.html",
        {"profile": profile, "steps": steps_of(), "crumbs": _crumbs(profile, _("Ask"))},
    )


@login_required
@require_http_methods(["GET", "POST"])
def step_intake(request, pk):
    """First what she brings, then what she seeks."""
    application = _draft(request, pk)
    intake = application.intake
    version = FormVersion.objects.current(programme=intake.programme, purpose=Form.Purpose.MENTEE_INTAKE)
    if version is None:
        return redirect("matching:step_questions", application.pk)
    if intake.answers:
        version = intake.answers.version
    form = form_for(version, data=request.POST or None, sheet=intake.answers, optional=_for_later(request))
    if request.method == "POST":
        sound = form.is_valid()
        services.save_intake(intake=intake, answers=form.answers)
        if sound:
            return _onwards(request, application, "matching:step_questions")
    return _step(
        request, application, 1, "mentors/matching/application_intake.html", form=form, version=version
    )


@login_required
@require_http_methods(["GET", "POST"])
def step_questions(request, pk):
    """The programme's questions, and CV and letter for those who have them."""
    application = _draft(request, pk)
    version = FormVersion.objects.current(programme=application.programme, purpose=Form.Purpose.APPLICATION)
    if application.answers:
        version = application.answers.version
    form = None
    if version is not None:
        form = form_for(
            version, data=request.POST or None, sheet=application.answers, optional=_for_later(request)
        )
    files = FilesForm(request.POST or None, request.FILES or None, application=application)
    if request.method == "POST":
        sound = files.is_valid()
        if form is not None:
            sound = form.is_valid() and sound
            services.save_application(application=application, answers=form.answers)
        _keep_files(application, files.cleaned_data)
        if sound:
            return _onwards(request, application, "matching:step_send")
    return _step(
        request,
        application,
        2,
        "mentors/matching/application_questions.html",
        form=form,
        files=files,
        version=version,
    )


@login_required
@require_http_methods(["GET", "POST"])
def step_send(request, pk):
    """Everything once more, with who will read it; then it goes."""
    application = get_object_or_404(Application.objects.from_mentee(request.user).with_people(), pk=pk)
    if request.method == "POST":
        try:
            services.submit_application(application=application)
        except services.IncompleteApplication:
            messages.error(request, _("Something is still missing. You find it marked below."))
            return redirect("matching:step_send", application.pk)
        messages.success(request, _("Your application is on its way."))
        return redirect(application)
    require(rules.may_write(request.user, application))
    return _step(
        request,
        application,
        3,
        "mentors/matching/application_send.html",
        written=what_was_written(application),
        may_send=rules.may_apply(request.user, application.profile),
    )


def _draft(request, pk) -> Application:
    application = get_object_or_404(Application.objects.from_mentee(request.user).with_people(), pk=pk)
    require(rules.may_write(request.user, application))
    return application


def _for_later(request) -> bool:
    """Whoever stops for today need not have answered everything."""
    return request.POST.get("then") == "later"


def _onwards(request, application: Application, step: str):
    if _for_later(request):
        messages.success(request, _("Saved. You find your application on your desk."))
        return redirect("matching:application_list")
    return redirect(step, application.pk)


def _keep_files(application: Application, given: dict) -> None:
    """Sound files are kept even when an answer is missing, so that nobody chooses them twice."""
    for name in ("cv", "letter"):
        if given.get(name):
            services.attach_file(application=application, name=name, upload=given[name])
        elif given.get(f"remove_{name}"):
            services.detach_file(application=application, name=name)


def _step(request, application: Application, number: int, template: str, **more):
    return render(
        request,
        template,
        {
            "application": application,
            "profile": application.profile,
            "steps": steps_of(),
            "step": number,
            "crumbs": _crumbs(application.profile, _("Ask")),
            **more,
        },
    )


def _crumbs(profile: MentorProfile, here: str) -> list[tuple[str, str]]:
    return [
        (_("Mentors"), reverse("directory:profile_list")),
        (profile.name, profile.get_absolute_url()),
        (here, ""),
    ]
