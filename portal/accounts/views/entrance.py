from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.common.links import is_ours

from .. import doors
from ..services import welcome as note_welcome


@never_cache
@require_http_methods(["GET", "HEAD"])
def sign_in_elsewhere(request):
    """Wagtail's own sign-in pages lead to the portal's: no other door takes a password (AN3)."""
    wanted = request.GET.get("next", "")
    query = f"?{urlencode({'next': wanted})}" if is_ours(wanted) else ""
    return redirect(resolve_url("account_login") + query)


@login_required
@never_cache
def welcome(request):
    """Once after the first sign-in: what to expect, and the first step."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    wanted = wanted if is_ours(wanted) else ""
    if request.method == "POST":
        note_welcome(member=request.user)
        return redirect(wanted or settings.LOGIN_REDIRECT_URL)
    return render(
        request,
        "portal/accounts/welcome.html",
        {"doors": doors.every(), "next": wanted},
    )
