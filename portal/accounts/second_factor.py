"""Staff pages ask for a second factor in this session (AN7): a stolen password alone opens none of them."""

from functools import wraps

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import urlencode

from .rules import is_staff_role, keep_roles

# Signs and words of the back office, and the way out of it: nothing of anybody's stands there.
OPEN = {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtailadmin_logout"}


def staff_page(view):
    """Mark a view outside the back office as one for staff."""

    @wraps(view)
    def marked(request, *args, **kwargs):
        return view(request, *args, **kwargs)

    marked.is_staff_page = True
    return marked


def has_second_factor(request) -> bool:
    """Whether whoever signed in to this session showed more than a password or a mailbox."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


class SecondFactorMiddleware(MiddlewareMixin):
    """Sends staff without a second factor to set one up or to show it; everybody else does not find the page."""

    def process_view(self, request, view, args, kwargs):
        back_office = request.path.startswith(reverse("wagtailadmin_home"))
        if not back_office and not getattr(view, "is_staff_page", False):
            return None
        if request.resolver_match.url_name in OPEN or not request.user.is_authenticated:
            return None
        keep_roles(request.user)
        if not is_staff_role(request.user):
            raise Http404
        if back_office and not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404
        if has_second_factor(request):
            return None
        is_set_up = Authenticator.objects.filter(user=request.user).exists()
        address = reverse("mfa_reauthenticate" if is_set_up else "mfa_activate_totp")
        return redirect(f"{address}?{urlencode({'next': request.get_full_path()})}")
