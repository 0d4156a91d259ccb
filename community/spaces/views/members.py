from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from portal.common.access import require

from .. import services
from ..forms import RemoveForm
from ..models import Membership
from .frame import membership_in, moderator_in, render_inside

PAGE_SIZE = 30


@never_cache
@login_required
@require_GET
def member_list(request, slug):
    """Who is here, as each of them chose to be shown. Whoever looks after the space sees everybody."""
    membership = membership_in(request, slug)
    everybody = membership.space.memberships.filter(member__is_active=True)
    shown = everybody if membership.is_moderator else everybody.listed_for(request.user)
    rows = shown.select_related("member").order_by("-role", "joined_at")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render_inside(
        request,
        membership,
        "member_list",
        {"page": page, "unlisted": everybody.count() - page.paginator.count},
        (_("Members"), ""),
    )


@login_required
@require_POST
def listing(request, slug):
    """Be shown in the list, or no longer."""
    membership = membership_in(request, slug)
    services.choose_listing(membership=membership, is_listed="is_listed" in request.POST)
    messages.success(
        request,
        _("Other members see your name in the list now.")
        if membership.is_listed
        else _("Your name no longer stands in the list."),
    )
    return redirect("spaces:member_list", slug=slug)


@never_cache
@login_required
@require_GET
def membership_detail(request, slug, pk):
    """What a moderator can do about one member."""
    return _membership_page(request, moderator_in(request, slug), pk)


def _membership_page(request, membership, pk, form=None):
    other = _other(membership, pk)
    return render_inside(
        request,
        membership,
        "membership_detail",
        {"other": other, "is_self": other.pk == membership.pk, "form": form or RemoveForm()},
        (_("Members"), _list(membership)),
        (other.member.display_name, ""),
    )


@login_required
@require_POST
def membership_role(request, slug, pk):
    """Let somebody look after the space as well, or no longer."""
    membership = moderator_in(request, slug)
    other = _other(membership, pk)
    try:
        if request.POST.get("role") == Membership.Role.MODERATOR:
            services.appoint_moderator(membership=other, by=request.user)
            messages.success(request, _("You look after the space together now. A notice is on its way."))
        else:
            services.dismiss_moderator(membership=other)
            messages.success(request, _("Changed: a member like the others."))
    except services.LastModerator:
        messages.info(
            request, _("Somebody has to look after the space. Please ask somebody to take over first.")
        )
    return redirect("spaces:member_list", slug=slug)


@login_required
@require_POST
def membership_remove(request, slug, pk):
    """Ask somebody to leave, with a reason that she reads. Nobody removes herself: she leaves."""
    membership = moderator_in(request, slug)
    other = _other(membership, pk)
    require(other.pk != membership.pk)
    form = RemoveForm(request.POST)
    if not form.is_valid():
        return _membership_page(request, membership, pk, form)
    services.remove_member(membership=other, by=request.user, **form.cleaned_data)
    messages.success(
        request,
        _(
            "This person no longer belongs to the space. A notice is on its way; your reason can be read in the portal."
        ),
    )
    return redirect("spaces:member_list", slug=slug)


def _other(membership, pk) -> Membership:
    return get_object_or_404(
        Membership.objects.filter(space=membership.space).select_related("member", "space"), pk=pk
    )


def _list(membership) -> str:
    return reverse("spaces:member_list", args=[membership.space.slug])
