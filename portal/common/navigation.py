"""The doors of the portal and the links at its foot. An app hangs its own in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Target = str | Callable[[HttpRequest], str | None]


@dataclass(frozen=True)
class Entry:
    """A word and where it leads: the name of an address, or a function that answers with one (or None)."""

    key: str
    label: str | Promise
    target: Target
    order: int
    group: str = ""

    def url(self, request: HttpRequest | None) -> str | None:
        if callable(self.target):
            return self.target(request) if request else None
        try:
            return reverse(self.target)
        except NoReverseMatch:
            return None


_doors: dict[str, Entry] = {}
_foot_links: dict[str, Entry] = {}

# The links at the foot, by what somebody looks for there.
FOOT_GROUPS = {
    "way": _("Find your way"),
    "reach": _("Help and contact"),
    "rules": _("Rules and rights"),
}


def register_door(key: str, label, url: Target, *, order: int) -> None:
    """Hang a door in the header."""
    _doors[key] = Entry(key, label, url, order)


def register_foot_link(key: str, label, url: Target, *, group: str, order: int) -> None:
    """Hang a link at the foot, under one of `FOOT_GROUPS`."""
    if group not in FOOT_GROUPS:
        raise ValueError(f"The foot has no group {group}: {', '.join(FOOT_GROUPS)}")
    _foot_links[key] = Entry(key, label, url, order, group)


def doors(request: HttpRequest | None, *, current: str = "") -> list[dict]:
    """The doors that lead somewhere, in order; the current one by its key, else by where the address begins."""
    shown = _shown(_doors, request)
    if not current and request:
        fitting = [door for door in shown if request.path.startswith(door["url"])]
        current = max(fitting, key=lambda door: len(door["url"]))["key"] if fitting else ""
    return [{**door, "current": door["key"] == current} for door in shown]


def foot_links(request: HttpRequest | None) -> list[dict]:
    """The groups at the foot with their links that lead somewhere, in order."""
    groups = []
    for group, label in FOOT_GROUPS.items():
        entries = {key: entry for key, entry in _foot_links.items() if entry.group == group}
        if links := _shown(entries, request):
            groups.append({"key": group, "label": label, "links": links})
    return groups


def _shown(entries: dict[str, Entry], request: HttpRequest | None) -> list[dict]:
    found = []
    for entry in sorted(entries.values(), key=lambda entry: entry.order):
        if url := entry.url(request):
            found.append({"key": entry.key, "label": entry.label, "url": url})
    return found
