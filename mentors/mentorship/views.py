from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mentors.matching.reading import what_was_written

from .forms import ReachMeForm
from .models import Mentorship
from .services import say_how_to_reach


@login_required
@require_GET
def mentorship_detail(request, pk):
    mentorship = get_object_or_404(Mentorship.objects.visible_to(request.user).with_people(), pk=pk)
    return render(request, "mentors/mentorship/mentorship_detail.html", _page_of(request, mentorship))


@login_required
@require_POST
def reach_me(request, pk):
    """Say how one likes to be reached."""
    mentorship = get_object_or_404(Mentorship.objects.visible_to(request.user).with_people(), pk=pk)
    form = ReachMeForm(request.POST)
    if not form.is_valid():
        page = {**_page_of(request, mentorship), "form": form}
        return render(request, "mentors/mentorship/mentorship_detail.html", page, status=422)
    me = mentorship.participants.get(member=request.user)
    say_how_to_reach(participant=me, words=form.cleaned_data["reach_me"])
    messages.success(request, _("Saved."))
    return redirect(mentorship)


def _page_of(request, mentorship: Mentorship) -> dict:
    people = list(mentorship.participants.all())
    me = next(person for person in people if person.member_id == request.user.pk)
    application = mentorship.match.application
    return {
        "mentorship": mentorship,
        "programme": mentorship.programme,
        "me": me,
        "other": next(person for person in people if person.pk != me.pk),
        "profile": mentorship.match.profile,
        "written": what_was_written(application, reader=request.user) if application else None,
        "form": ReachMeForm(initial={"reach_me": me.reach_me}),
        "crumbs": [(_("My desk"), reverse("desk")), (_("Mentorship"), "")],
    }
