from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from portal.common.access import require

from .. import services
from ..forms import AskForm
from ..models import JoinRequest
from ..rules import may_ask
from .entering import space_page
from .frame import moderator_in, render_inside, space_of


@login_required
def space_ask(request, slug):
    """Ask to belong. Who comes here from the sign-in sees the space first."""
    space = space_of(request, slug)
    if request.method != "POST":
        return redirect(space)
    waits = JoinRequest.objects.waiting().filter(space=space, member=request.user).exists()
    require(waits or may_ask(request.user, space))
    form = AskForm(request.POST)
    if not form.is_valid():
        return space_page(request, space, ask_form=form)
    services.ask_to_join(space=space, by=request.user, **form.cleaned_data)
    messages.success(
        request, _("Your wish is on its way. You get a notice as soon as somebody has answered.")
    )
    return redirect(space)


@login_required
@require_POST
def request_withdraw(request, pk):
    """Take one's own request back."""
    hers = get_object_or_404(JoinRequest.objects.select_related("space"), pk=pk, member=request.user)
    try:
        services.withdraw_request(request=hers)
    except services.AlreadyAnswered:
        messages.info(request, _("It has been answered meanwhile."))
    else:
        messages.success(request, _("Taken back. You can ask again at any time."))
    return redirect("spaces:space_list")


@never_cache
@login_required
@require_GET
def request_list(request, slug):
    """Who would like to come in, for those who look after the space."""
    membership = moderator_in(request, slug)
    waiting = JoinRequest.objects.filter(space=membership.space).for_moderator(request.user)
    return render_inside(request, membership, "request_list", {"requests": waiting}, (_("Requests"), ""))


@login_required
@require_POST
def request_answer(request, slug, pk):
    """Accept or decline; both buttons lead here."""
    membership = moderator_in(request, slug)
    waiting = JoinRequest.objects.filter(space=membership.space).for_moderator(request.user)
    asked = waiting.filter(pk=pk).select_related("space", "member").first()
    if asked is None:
        # Answered or taken back meanwhile; a request to another space is not there at all.
        get_object_or_404(JoinRequest, pk=pk, space=membership.space)
        messages.info(request, _("It has been answered meanwhile."))
        return redirect("spaces:request_list", slug=slug)
    try:
        if request.POST.get("answer") == "yes":
            services.accept_request(request=asked)
            messages.success(request, _("Accepted. A notice is on its way."))
        else:
            services.decline_request(request=asked)
            messages.success(
                request, _("Declined. A notice is on its way, without a reason and without your name.")
            )
    except services.AlreadyAnswered:
        messages.info(request, _("It has been answered meanwhile."))
    except services.NoPlaceLeft:
        messages.info(request, _("The group is full. The request goes on waiting."))
    return redirect("spaces:request_list", slug=slug)
