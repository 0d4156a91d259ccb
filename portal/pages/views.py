from collections import defaultdict

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from .models import SiteSettings


@require_safe
@never_cache
def door(request):
    """`/` leads to the home page in a language the reader's browser asks for."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def sitemap(request):
    """Every public page with its translations, for search engines."""
    pages = Page.objects.live().public().filter(depth__gt=1).select_related("locale").order_by("path")
    by_key = defaultdict(list)
    for page in pages:
        if address := page.get_full_url(request):
            by_key[page.translation_key].append((page.locale.language_code, address, page.last_published_at))
    groups = [(versions if len(versions) > 1 else [], versions) for versions in by_key.values()]
    return render(
        request,
        "portal/pages/sitemap.xml",
        {"groups": groups, "default": settings.LANGUAGE_CODE},
        content_type="application/xml",
    )


@require_safe
def robots(request):
    """What search engines may read: the public pages, nothing that needs an account."""
    site = Site.find_for_request(request)
    root = site.root_url if site else request.build_absolute_uri("/").rstrip("/")
    return render(
        request, "portal/pages/robots.txt", {"root": root}, content_type="text/plain; charset=utf-8"
    )


@require_safe
def colours(request):
    """The site's own colour of action as a stylesheet: the policy allows no inline styles."""
    chosen = SiteSettings.load()
    response = render(
        request, "portal/pages/colours.css", {"chosen": chosen}, content_type="text/css; charset=utf-8"
    )
    response["Cache-Control"] = "public, max-age=86400"
    return response
