"""What the portal holds about me, taking it along, and leaving."""

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.common.clock import now

from ..forms.leaving import LeaveForm
from ..rules import is_last_administrator
from ..services import erase_member, held_about, latest_takeaway
from ..tasks import pack_takeaway
from .frame import render_me

# Whoever signs in by mail alone signs in once more before she leaves, unless she came just now.
JUST_NOW_SECONDS = 600


@login_required
@never_cache
def data(request):
    """Each kind of data of which there is something: what for, how long."""
    file = latest_takeaway(request.user)
    return render_me(
        request,
        "data",
        {
            "held": [each for each in held_about(request.user) if each["rows"]],
            "file": file,
            "file_url": file.url_for(request.user) if file else "",
        },
    )


@login_required
@require_POST
@reauthentication_required
def take_along(request):
    pack_takeaway.enqueue(str(request.user.pk))
    messages.success(request, _("We are packing it. A notice tells you when it is ready."))
    return redirect("accounts:data")


@login_required
@never_cache
@reauthentication_required
def leave(request):
    """Say what goes and what stays; with her address typed, everything goes at once."""
    if _came_long_ago(request):
        return render_me(request, "leave_again")
    form = LeaveForm(request.POST or None, member=request.user)
    is_needed = is_last_administrator(request.user)
    if request.method == "POST" and not is_needed and form.is_valid():
        erase_member(member=request.user)
        logout(request)
        messages.success(request, _("Your account is gone. We wish you well."))
        return redirect(f"/{get_language()}/")
    return render_me(request, "leave", {"form": form, "is_needed": is_needed})


@login_required
@require_POST
def sign_in_again(request):
    """For whoever has no password to be asked for: a new code from her mailbox."""
    logout(request)
    query = urlencode({"next": reverse("accounts:leave")})
    return redirect(f"{reverse('account_login')}?{query}")


def _came_long_ago(request) -> bool:
    if get_reauthentication_flows(request.user):
        return False
    last = max(
        (record.get("at", 0) for record in get_authentication_records(request, request.user)), default=0
    )
    return now().timestamp() - last > JUST_NOW_SECONDS
