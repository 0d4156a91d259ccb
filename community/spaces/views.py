from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from portal.common.access import require

from . import rooms
from .forms import JoinForm
from .models import Membership, Space
from .rules import may_enter, may_join
from .services import join_space, leave_space


@require_GET
def space_list(request):
    """The door to the community: the spaces a reader may know of."""
    spaces = Space.objects.visible_to(request.user)
    mine = set(Membership.objects.of(request.user).values_list("space_id", flat=True))
    return render(request, "community/spaces/space_list.html", {"spaces": spaces, "mine": mine})


@require_GET
def space_detail(request, slug):
    """What a space is for, its rooms and its house rules."""
    return _space_page(request, _space(request, slug), JoinForm())


@login_required
def space_join(request, slug):
    """Become a member, with a yes to the house rules. Who comes here from the sign-in sees the space first."""
    space = _space(request, slug)
    if request.method != "POST":
        return redirect(space)
    require(may_join(request.user, space))
    form = JoinForm(request.POST)
    if not form.is_valid():
        return _space_page(request, space, form)
    join_space(space=space, by=request.user, **form.cleaned_data)
    messages.success(request, _("Welcome. You can write in all rooms now."))
    return redirect(space)


@login_required
def space_leave(request, slug):
    """Stop being a member."""
    space = _space(request, slug)
    if request.method != "POST":
        return redirect(space)
    leave_space(space=space, by=request.user)
    messages.success(
        request, _("You have left the space. What you wrote stays. You can come back at any time.")
    )
    return redirect("spaces:space_list")


def _space_page(request, space, form):
    membership = Membership.objects.of(request.user).filter(space=space).first()
    is_inside = may_enter(request.user, space)
    return render(
        request,
        "community/spaces/space_detail.html",
        {
            "crumbs": [(_("Community"), reverse("spaces:space_list")), (space, "")],
            "space": space,
            "membership": membership,
            "rooms": rooms.rooms_of(space, request.user) if is_inside else [],
            "form": form if membership is None and may_join(request.user, space) else None,
            "join_url": reverse("spaces:space_join", args=[space.slug]),
            "leave_url": reverse("spaces:space_leave", args=[space.slug]),
        },
    )


def _space(request, slug) -> Space:
    return get_object_or_404(Space.objects.visible_to(request.user), slug=slug)
