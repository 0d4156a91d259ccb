"""The first steps that the welcome page offers. Apps of higher floors hang their doors here in `ready`."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Door:
    """A first step: what it is called, one sentence about it, and the name of its address."""

    key: str
    title: str | Promise
    text: str | Promise
    url: str
    illustration: str
    order: int

    @property
    def address(self) -> str | None:
        try:
            return reverse(self.url)
        except NoReverseMatch:
            return None


_doors: dict[str, Door] = {}


def register(key: str, *, title, text, url: str, order: int, illustration: str = "door-a") -> None:
    """Hang a door; the same key twice replaces it."""
    _doors[key] = Door(key, title, text, url, illustration, order)


def every() -> list[Door]:
    """The doors that lead somewhere, in order."""
    return [door for door in sorted(_doors.values(), key=lambda door: door.order) if door.address]
