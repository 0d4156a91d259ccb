"""Addresses that carry a language: whoever writes has one language, whoever reads may have another."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme


def is_ours(url: str) -> bool:
    """Whether an address stays in the portal: a path, and none that a browser would take for a host."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def in_language(url: str, language: str) -> str:
    """The same place in another language; a page of the editors keeps its own, because it may have no sister."""
    spoken = translation.get_language_from_path(url)
    if not spoken or spoken == language:
        return url
    # Django finds an address only in the language that it thinks in at the moment.
    with translation.override(spoken):
        try:
            if resolve(urlsplit(url).path).url_name == "wagtail_serve":
                return url
        except Resolver404:
            return url
        return translate_url(url, language)


def absolute(name: str, language: str, **kwargs) -> str:
    """The full address of one of our pages, for a mail in this language."""
    with translation.override(language):
        return settings.PUBLIC_URL.rstrip("/") + reverse(name, kwargs=kwargs)
