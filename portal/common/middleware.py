"""Headers that every answer carries, and a policy for the back office alone."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

BACK_OFFICE = "/admin/"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere; under the back office the one that Wagtail's own pages need."""

    def get_policy_parts(self, request, response, report_only=False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(BACK_OFFICE) and not report_only and parts.config is None:
            parts.config = settings.CONTENT_SECURITY_POLICY_BACK_OFFICE["DIRECTIVES"]
        return parts


class PrivacyHeadersMiddleware:
    """What is shown to somebody signed in is kept nowhere and found nowhere; no page may use camera or place."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        name = settings.SESSION_COOKIE_NAME
        is_known = name in request.COOKIES or name in response.cookies
        if is_known or response.cookies:
            # The token of a form belongs to one visitor, so a page with a form is kept nowhere either.
            response.headers["Cache-Control"] = "private, no-store"
        else:
            response.headers.setdefault("Cache-Control", "no-cache")
        if is_known or request.path.startswith(settings.NEVER_INDEXED):
            response.headers["X-Robots-Tag"] = "noindex"
        return response
