import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.common.access import require

from .. import services
from ..finding import findable_by, people_named
from ..forms import InviteAddressForm, JoinForm
from ..models import Invitation
from .frame import crumbs, moderator_in, render_inside


@never_cache
@login_required
@require_GET
def invite(request, slug):
    """Whom to invite, and who is invited."""
    return _invite_page(request, moderator_in(request, slug))


def _invite_page(request, membership, form=None):
    space, name = membership.space, request.GET.get("name", "")
    initial = {"language": (get_language() or "")[:2]}
    return render_inside(
        request,
        membership,
        "invite",
        {
            "name": name,
            "found": people_named(name, reader=request.user, space=space) if not space.is_archived else [],
            "form": form or InviteAddressForm(initial=initial),
            "invitations": Invitation.objects.holding().filter(space=space).select_related("member"),
        },
        (_("Invitations"), ""),
    )


@login_required
@require_POST
def invite_by_name(request, slug):
    membership = moderator_in(request, slug)
    require(not membership.space.is_archived)
    member = get_object_or_404(findable_by(request.user), pk=_uuid(request.POST.get("member", "")))
    return _invited(request, membership, services.invite_member, member=member)


@login_required
@require_POST
def invite_by_address(request, slug):
    membership = moderator_in(request, slug)
    require(not membership.space.is_archived)
    form = InviteAddressForm(request.POST)
    if not form.is_valid():
        return _invite_page(request, membership, form)
    return _invited(request, membership, services.invite_address, **form.cleaned_data)


def _invited(request, membership, service, **whom):
    try:
        service(space=membership.space, by=request.user, **whom)
    except services.AlreadyInside:
        messages.info(request, _("This person belongs to the space already."))
    except services.StillQuiet:
        messages.info(
            request, _("This invitation is not possible at the moment. Please try again in some weeks.")
        )
    except services.TooManyInvitations:
        messages.info(request, _("Those were many invitations for one day. Please go on tomorrow."))
    else:
        messages.success(request, _("The invitation is on its way. It holds for 14 days."))
    return redirect("spaces:invite", slug=membership.space.slug)


@login_required
@require_POST
def invitation_withdraw(request, pk):
    """Take an invitation back: any of those who look after the space."""
    invitation = get_object_or_404(Invitation.objects.select_related("space"), pk=pk)
    membership = moderator_in(request, invitation.space.slug)
    try:
        services.withdraw_invitation(invitation=invitation)
    except services.NoLongerHolds:
        messages.info(request, _("It has been answered meanwhile, or it has run out."))
    else:
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("spaces:invite", slug=membership.space.slug)


@never_cache
@require_http_methods(["GET", "POST"])
def invitation_detail(request, pk):
    """An invitation, for the one it goes to; whoever comes without an account learns only that there is one."""
    if not request.user.is_authenticated:
        get_object_or_404(Invitation.objects.holding().exclude(email=""), pk=pk)
        return render(request, "community/spaces/invitation_detail.html", {"invitation": None})
    invitation = get_object_or_404(Invitation.objects.for_member(request.user), pk=pk)
    space = invitation.space
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and request.POST.get("answer") == "no":
        services.decline_invitation(invitation=invitation)
        messages.success(request, _("All right. Nobody is told that you declined."))
        return redirect("spaces:space_list")
    if request.method == "POST" and form.is_valid():
        try:
            services.accept_invitation(invitation=invitation, by=request.user, **form.cleaned_data)
        except services.NoPlaceLeft:
            messages.info(request, _("The group is full at the moment. The invitation goes on holding."))
            return redirect(invitation)
        messages.success(request, _("Welcome. You can write in all rooms now."))
        return redirect(space)
    return render(
        request,
        "community/spaces/invitation_detail.html",
        {"invitation": invitation, "space": space, "form": form, "crumbs": crumbs((_("Invitation"), ""))},
    )


def _uuid(text: str):
    """A key as a form sent it; None for what is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
