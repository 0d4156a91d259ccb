"""What can be reported: every app declares its own things, so that reports need not know any of them.

    items.register(Item(key="question", model=Question, label=_("a question"), …))

Registered in the app's `AppConfig.ready`, as the rooms of a space are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Item:
    """One kind of thing that somebody may report.

    `visible_to(reader)` is what a reader may see, and therefore report. `everything()` is what a moderator judges, hidden
    things included. `excerpt` is plain text; `author` the member whose words it is, or None; `space` where it stands, if
    in one. `hide` and `restore` are services of the app; they are called within the decision's transaction and may run
    twice.
    """

    key: str
    label: str
    visible_to: Callable[[object], QuerySet]
    everything: Callable[[], QuerySet]
    excerpt: Callable[[Model], str]
    author: Callable[[Model], Model | None]
    hide: Callable[[Model], None]
    restore: Callable[[Model], None]
    space: Callable[[Model], Model | None] = lambda thing: None
    # The column by which an address names a thing.
    name: str = "pk"


_items: dict[str, Item] = {}


def register(item: Item) -> None:
    _items[item.key] = item


def item_of(key: str) -> Item | None:
    return _items.get(key)


def keys() -> list[str]:
    return sorted(_items)


def look_up(things: QuerySet, item: Item, number: str | UUID) -> Model | None:
    """The thing with this number, if it is among these; nothing for a number that cannot be one."""
    try:
        return things.filter(**{item.name: number}).first()
    except (ValueError, ValidationError):
        return None


def number_of(item: Item, thing: Model) -> str:
    return str(getattr(thing, item.name))
