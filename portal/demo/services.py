import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import transaction

from portal.common.clock import now
from portal.common.outbox.models import OutgoingMail
from portal.notifications.models import Notification

from .load import (
    blueprint,
    community,
    frame,
    goodpractice,
    home,
    manual,
    matching,
    modules,
    news,
    pages,
    people,
    programme,
    questions,
    spaces,
    synonyms,
    told,
    toolkit,
    versions,
)
from .models import LoadedPart


class DemoRefused(Exception):
    """A real portal takes no invented people and no accounts with a known password."""


@dataclass(frozen=True)
class DemoPart:
    """One part of the demo; a new version loads what is missing once more."""

    name: str
    version: int
    load: Callable[[], None]


# In the order in which they build on each other.
PARTS = (
    DemoPart("people", 2, people.load),
    DemoPart("pages", 2, pages.load),
    DemoPart("frame", 1, frame.load),
    DemoPart("modules", 1, modules.load),
    DemoPart("blueprint", 3, blueprint.load),
    DemoPart("versions", 1, versions.load),
    DemoPart("goodpractice", 2, goodpractice.load),
    DemoPart("told", 1, told.load),
    DemoPart("toolkit", 4, toolkit.load),
    DemoPart("news", 2, news.load),
    DemoPart("manual", 1, manual.load),
    DemoPart("home", 1, home.load),
    DemoPart("community", 1, community.load),
    DemoPart("questions", 1, questions.load),
    DemoPart("programme", 1, programme.load),
    DemoPart("matching", 1, matching.load),
    DemoPart("synonyms", 1, synonyms.load),
    DemoPart("spaces", 2, spaces.load),
)


def keep_quiet(*, since: datetime) -> None:
    """What loading told the demo's people is old news: their desks and the mailbox begin empty."""
    Notification.objects.filter(created_at__gte=since, read_at=None).update(read_at=now())
    OutgoingMail.objects.filter(created_at__gte=since).delete()


def load_demo(*, tell: Callable[[str], None] = lambda name: None) -> list[str]:
    """Load the parts that are not there yet and return their names; a second time it asks one question and goes."""
    if not settings.DEMO_ALLOWED:
        raise DemoRefused
    there = dict(LoadedPart.objects.values_list("part", "version"))
    missing = [part for part in PARTS if there.get(part.name, 0) < part.version]
    for part in missing:
        tell(part.name)
        started = now()
        with transaction.atomic():
            part.load()
            LoadedPart.objects.update_or_create(part=part.name, defaults={"version": part.version})
        keep_quiet(since=started)
    return [part.name for part in missing]


def start_over() -> None:
    """Empty the portal, files and all, so that the demo can be loaded anew for the next group."""
    if not settings.DEMO_ALLOWED:
        raise DemoRefused
    call_command("flush", interactive=False, verbosity=0)
    for folder in (Path(settings.PRIVATE_ROOT), Path(settings.MEDIA_ROOT)):
        shutil.rmtree(folder, ignore_errors=True)
    for name in settings.CACHES:
        caches[name].clear()
