"""What every template knows without its view saying so."""

from django.utils.functional import SimpleLazyObject

from .frame import frame_of


def site(request) -> dict:
    """`portal_site`: name, logo, licence, funder, partners – in the language of the page."""
    # Not `site`: allauth gives its own pages one of that name.
    return {"portal_site": SimpleLazyObject(frame_of)}
