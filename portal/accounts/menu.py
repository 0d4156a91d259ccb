"""The pages of "me", shown beside each of them. Apps of higher floors hang theirs here in `ready`."""

from django.urls import reverse
from django.utils.functional import Promise

_pages: dict[str, tuple[int, str | Promise]] = {}


def register(url: str, words: str | Promise, *, order: int) -> None:
    """Hang a page by the name of its address."""
    _pages[url] = (order, words)


def pages() -> list[tuple[str, str | Promise]]:
    """(address, words), in order."""
    ordered = sorted(_pages.items(), key=lambda page: page[1][0])
    return [(reverse(url), words) for url, (_order, words) in ordered]
