from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from portal.accounts.models import Member
from portal.common.access import require
from portal.common.clock import now

from .. import rooms, services
from ..forms import AskForm, JoinForm, RulesForm
from ..models import Departure, Invitation, JoinRequest, Membership, Space
from ..models.joining import QUIET
from ..querysets import without_blocked
from ..rules import may_ask, may_enter, may_join, may_open
from .frame import crumbs, membership_in, space_of, tabs


@require_GET
def space_list(request):
    """The door to the community: the spaces a reader may know of, and for a member what she is in the middle of."""
    reader = request.user
    spaces = list(Space.objects.visible_to(reader))
    mine = set(Membership.objects.of(reader).values_list("space_id", flat=True))
    return render(
        request,
        "community/spaces/space_list.html",
        {
            "mine": [space for space in spaces if space.pk in mine and not space.is_archived],
            "others": [space for space in spaces if space.pk not in mine and not space.is_archived],
            "archived": [space for space in spaces if space.is_archived],
            "may_open": may_open(reader),
            **(_at_the_doors(reader) if reader.is_authenticated else {}),
        },
    )


def _at_the_doors(reader) -> dict:
    """What she is invited to, asked for, and no longer belongs to."""
    asked = JoinRequest.objects.filter(member=reader).select_related("space")
    since = now() - QUIET
    return {
        "invitations": Invitation.objects.for_member(reader),
        "waiting": asked.waiting(),
        "declined": asked.filter(state=JoinRequest.State.DECLINED, answered_at__gt=since),
        "departures": Departure.objects.removed().filter(member=reader, at__gt=since).select_related("space"),
    }


@require_GET
def space_detail(request, slug):
    """What a space is for, its rooms and its house rules."""
    return space_page(request, space_of(request, slug))


@login_required
def space_join(request, slug):
    """Become a member, with a yes to the house rules. Who comes here from the sign-in sees the space first."""
    space = space_of(request, slug)
    if request.method != "POST":
        return redirect(space)
    require(may_join(request.user, space))
    form = JoinForm(request.POST)
    if not form.is_valid():
        return space_page(request, space, join_form=form)
    try:
        services.join_space(space=space, by=request.user, **form.cleaned_data)
    except services.NoPlaceLeft:
        messages.info(request, _("The last place has just been taken."))
    else:
        messages.success(request, _("Welcome. You can write in all rooms now."))
    return redirect(space)


@login_required
def space_leave(request, slug):
    """Stop being a member."""
    space = space_of(request, slug)
    if request.method != "POST":
        return redirect(space)
    try:
        services.leave_space(space=space, by=request.user)
    except services.LastModerator:
        messages.info(
            request,
            _("You alone look after this space. Please ask somebody to take over first; then you can leave."),
        )
        return redirect("spaces:member_list", slug=space.slug)
    messages.success(
        request,
        _("You have left the space. What you wrote stays. You can come back at any time.")
        if space.is_open
        else _("You have left the space. What you wrote stays."),
    )
    return redirect("spaces:space_list")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def house_rules(request, slug):
    """Say yes to the house rules as they are now: after a change, and for whoever was seated by her programme."""
    membership = membership_in(request, slug)
    space = membership.space
    form = RulesForm(
        request.POST if request.method == "POST" else None, initial={"version": space.house_rules_version}
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.accept_house_rules(membership=membership, version=form.cleaned_data["version"])
        except services.HouseRulesNotAccepted:
            messages.info(request, _("The house rules have changed meanwhile. Please read them once more."))
            return redirect("spaces:house_rules", slug=space.slug)
        messages.success(request, _("Thank you. You can write in all rooms now."))
        return redirect(space)
    return render(
        request,
        "community/spaces/house_rules.html",
        {
            "space": space,
            "membership": membership,
            "form": form,
            "crumbs": crumbs((space, space.get_absolute_url()), (_("House rules"), "")),
        },
    )


def space_page(request, space, *, join_form=None, ask_form=None):
    """The page of a space, with the way in that is open to this reader."""
    reader = request.user
    membership = Membership.objects.of(reader).filter(space=space).select_related("space").first()
    outside = membership is None and reader.is_authenticated
    joins = outside and may_join(reader, space)
    asks = outside and not joins and may_ask(reader, space)
    return render(
        request,
        "community/spaces/space_detail.html",
        {
            "crumbs": crumbs((space, "")),
            "space": space,
            "membership": membership,
            "tabs": tabs(request, membership) if membership else [],
            "moderators": _moderators(reader, space) if membership else [],
            "rooms": rooms.rooms_of(space, reader) if may_enter(reader, space) else [],
            "form": (join_form or JoinForm()) if joins else None,
            "ask_form": (ask_form or AskForm()) if asks else None,
            "request_waiting": outside
            and JoinRequest.objects.waiting().filter(space=space, member=reader).first(),
            "invitation": outside and Invitation.objects.for_member(reader).filter(space=space).first(),
            "join_url": reverse("spaces:space_join", args=[space.slug]),
            "leave_url": reverse("spaces:space_leave", args=[space.slug]),
        },
    )


def _moderators(reader, space) -> list[Member]:
    """Whom to turn to besides herself; nobody whom either has blocked."""
    moderating = space.memberships.moderating().filter(member__is_active=True).exclude(member=reader)
    moderating = moderating.select_related("member")
    return [membership.member for membership in without_blocked(moderating, reader)]
