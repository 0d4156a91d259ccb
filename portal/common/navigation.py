"""The doors of the portal and the links at its foot. An app hangs its own in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

Target = str | Callable[[HttpRequest], str | None]


@dataclass(frozen=True)
class Entry:
    """A word and where it leads: the name of an address, or a function that answers with one (or None)."""

    key: str
    label: str | Promise
    target: Target
    order: int

    def url(self, request: HttpRequest | None) -> str | None:
        if callable(self.target):
            return self.target(request) if request else None
        try:
            return reverse(self.target)
        except NoReverseMatch:
            return None


_doors: dict[str, Entry] = {}
_foot_links: dict[str, Entry] = {}


def register_door(key: str, label, url: Target, *, order: int) -> None:
    """Hang a door in the header."""
    _doors[key] = Entry(key, label, url, order)


def register_foot_link(key: str, label, url: Target, *, order: int) -> None:
    """Hang a link at the foot."""
    _foot_links[key] = Entry(key, label, url, order)


def doors(request: HttpRequest | None, *, current: str = "") -> list[dict]:
    """The doors that lead somewhere, in order; the current one by its key, else by where the address begins."""
    shown = _shown(_doors, request)
    if not current and request:
        fitting = [door for door in shown if request.path.startswith(door["url"])]
        current = max(fitting, key=lambda door: len(door["url"]))["key"] if fitting else ""
    return [{**door, "current": door["key"] == current} for door in shown]


def foot_links(request: HttpRequest | None) -> list[dict]:
    """The links at the foot that lead somewhere, in order."""
    return _shown(_foot_links, request)


def _shown(entries: dict[str, Entry], request: HttpRequest | None) -> list[dict]:
    found = []
    for entry in sorted(entries.values(), key=lambda entry: entry.order):
        if url := entry.url(request):
            found.append({"key": entry.key, "label": entry.label, "url": url})
    return found
