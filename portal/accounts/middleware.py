from django.contrib.sites.requests import RequestSite
from django.utils.deprecation import MiddlewareMixin


class OurSiteMiddleware(MiddlewareMixin):
    """allauth calls the host `site` on its pages; there, as everywhere, `site` shall be what the editors set."""

    def process_template_response(self, request, response):
        context = response.context_data or {}
        if isinstance(context.get("site"), RequestSite):
            del context["site"]
        return response
