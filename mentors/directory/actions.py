"""What one can do on a mentor's page. Later parts of the story register here; the directory itself only shows."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Action:
    """One button, with the steps it leads through and one sentence below it."""

    label: str
    url: str
    steps: list[str] = field(default_factory=list)
    note: str = ""
    kind: str = "primary"


Provider = Callable[[object, object], Action | None]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Let `provider(profile, member)` offer an action to this reader (a Member or a visitor), or None."""
    if provider not in _providers:
        _providers.append(provider)


def actions_for(profile, member) -> list[Action]:
    return [action for provider in _providers if (action := provider(profile, member))]
