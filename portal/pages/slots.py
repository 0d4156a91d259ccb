"""Named places on a page that higher floors may fill.

A page's template says `{% slot "chapter.after_section" section %}`; a higher floor registers a provider for that name.
A cached page is the same for everybody, so a provider there gets no viewer and may show public rows only.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fill:
    """One thing shown in a slot: a template and what it needs."""

    template: str
    context: dict = field(default_factory=dict)


# provider(page, section, viewer) gives the fills; `section` is an anchor or "", `viewer` a member or None.
Provider = Callable[[object, str, object], Iterable[Fill]]
_providers: dict[str, list[Provider]] = {}


def register(slot: str, provider: Provider) -> None:
    """Let `provider` fill the slot, after those that registered earlier."""
    _providers.setdefault(slot, []).append(provider)


def fills(slot: str, *, page, section: str = "", viewer=None) -> list[Fill]:
    """Everything registered floors want to show in this slot, in the order of their registration."""
    return [fill for provider in _providers.get(slot, []) for fill in provider(page, section, viewer)]
