from django.utils.translation import get_language

from .frame import frame_of
from .models import SiteSettings
from .paired import paired_page


class PairedFormsMiddleware:
    """Writes both forms on German pages where the site asks for it. Lies inside the page cache: done once a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if (
            get_language() == "de"
            and not response.streaming
            and response.get("Content-Type", "").startswith("text/html")
            and not request.path.startswith("/admin/")
            and b":" in response.content
            and frame_of("de").gender_style == SiteSettings.GenderStyle.PAIRED
        ):
            response.content = paired_page(response.content.decode(response.charset))
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response
