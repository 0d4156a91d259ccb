"""What every template knows without its view saying so."""

from django.utils.functional import SimpleLazyObject

from .frame import frame_of


def site(request) -> dict:
    """`site`: name, logo, licence, funder, partners – in the language of the page."""
    return {"site": SimpleLazyObject(frame_of)}
