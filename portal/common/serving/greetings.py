"""What `manage.py serve` says when it is ready: higher floors register lines, such as the demo its accounts."""

from collections.abc import Callable, Iterable

_greetings: list[Callable[[], Iterable[str]]] = []


def register(lines: Callable[[], Iterable[str]]) -> Callable[[], Iterable[str]]:
    """Have these lines printed below the address when the portal is ready."""
    _greetings.append(lines)
    return lines


def all_lines() -> list[str]:
    return [line for lines in _greetings for line in lines()]
