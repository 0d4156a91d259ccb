"""Where two people go on after a match: the floor above says where its page is."""

from collections.abc import Callable

from .models import Match

_address: Callable[[Match], str] | None = None


def register(address: Callable[[Match], str]) -> None:
    """Let `address(match)` name the page that the two share from now on."""
    global _address  # noqa: PLW0603  (set once, when the portal starts)
    _address = address


def page_for_two(match: Match) -> str:
    """The shared page of a match, or its application where no floor above opens one."""
    return _address(match) if _address else match.application.get_absolute_url()
