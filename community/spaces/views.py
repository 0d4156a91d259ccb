from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.common.access import require

from . import rooms
from .forms import JoinForm
from .models import Membership, Space
from .rules import may_enter, may_join
from .services import join_space, leave_space


@require_GET
def space_list(request):
    """The door to the community: the spaces a reader may know of."""
    spaces = Space.objects.visible_to(request.user).with_member_counts()
    mine = set(Membership.objects.of(request.user).values_list("space_id", flat=True))
    return render(request, "community/spaces/space_list.html", {"spaces": spaces, "mine": mine})


@require_GET
def space_detail(request, slug):
    """What a space is for, its rooms and its house rules."""
    return _space_page(request, _space(request, slug), JoinForm())


@login_required
@require_POST
def space_join(request, slug):
    """Become a member, with a yes to the house rules."""
    space = _space(request, slug)
    require(may_join(request.user, space))
    form = JoinForm(request.POST)
    if not form.is_valid():
        return _space_page(request, space, form)
    join_space(space=space, by=request.user, **form.cleaned_data)
    messages.success(request, _("Welcome. You can write in all rooms now."))
    return redirect(space)


@login_required
@require_POST
def space_leave(request, slug):
    """Stop being a member."""
    space = _space(request, slug)
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
            "space": space,
            "membership": membership,
            "rooms": rooms.rooms_of(space, request.user) if is_inside else [],
            "form": form if membership is None and may_join(request.user, space) else None,
        },
    )


def _space(request, slug) -> Space:
    spaces = Space.objects.visible_to(request.user).with_member_counts()
    return get_object_or_404(spaces, slug=slug)
