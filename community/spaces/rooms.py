"""Where the rooms of a space make themselves known, so that a space can list them without knowing them.

A room registers in its `AppConfig.ready`:

    rooms.register("forum", label=_("Forum"), url=board_list_url, count=topic_count, lines=latest_boards)
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One thing in a room that the page of the space may name."""

    label: str
    url: str
    note: str = ""


def _no_lines(space, reader) -> list[Line]:
    return []


@dataclass(frozen=True)
class Room:
    """`url(space)` is its address, `count(space)` a short sentence ("12 topics"), `lines` what is inside."""

    key: str
    label: str
    help: str
    url: Callable[[object], str]
    count: Callable[[object], str]
    lines: Callable[[object, object], Iterable[Line]] = _no_lines


@dataclass(frozen=True)
class OpenRoom:
    """A room as one reader finds it in one space."""

    key: str
    label: str
    help: str
    url: str
    count: str
    lines: list[Line]


_rooms: dict[str, Room] = {}


def register(
    key: str,
    *,
    label: str,
    url: Callable[[object], str],
    count: Callable[[object], str],
    help: str = "",
    lines: Callable[[object, object], Iterable[Line]] = _no_lines,
) -> None:
    _rooms[key] = Room(key=key, label=label, help=help, url=url, count=count, lines=lines)


def rooms_of(space, reader) -> list[OpenRoom]:
    """The rooms of a space, always in the same order."""
    return [
        OpenRoom(
            key=room.key,
            label=room.label,
            help=room.help,
            url=room.url(space),
            count=room.count(space),
            lines=list(room.lines(space, reader)),
        )
        for room in sorted(_rooms.values(), key=lambda room: room.key)
    ]
