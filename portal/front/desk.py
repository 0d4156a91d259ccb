"""What needs a member next, gathered from every floor into one list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from portal.accounts.models import Member
from portal.notifications.models import Notification


@dataclass(frozen=True)
class Next:
    """One thing to do or to know: words, where it leads, and since when it waits."""

    words: str
    url: str
    since: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the desk below the list: what I am in the middle of."""

    title: str
    rows: list[Next]


Source = Callable[[Member], Iterable[Next]]


def whats_next(member: Member) -> list[Next]:
    """Everything that waits for this member, what waits longest first."""
    return [item for source in NEXT for item in source(member)]


def parts(member: Member) -> list[Part]:
    """What she is in the middle of; parts without a row are left out."""
    found = (Part(str(title), list(source(member))) for title, source in PARTS)
    return [part for part in found if part.rows]


def unread_notices(member: Member) -> Iterable[Next]:
    for notice in Notification.objects.visible_to(member).unread()[:8]:
        yield Next(
            words=str(notice.sentence), url=reverse("notices:open", args=[notice.pk]), since=notice.created_at
        )


NEXT: list[Source] = [unread_notices]
PARTS: list[tuple[str, Source]] = []
