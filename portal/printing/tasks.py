"""Files are made in the engine room, never while a reader waits for a page."""

from django.conf import settings
from django.utils import translation
from django_tasks import task
from wagtail.models import Page

from portal.common.scheduler import each_tick, every

from . import services, sheets, wanted
from .models import PrintedFile
from .pages import PrintablePage

# Of what nobody waits for, and of what somebody waits for this minute.
LATER, SOON = -50, 50


@task()
def print_page(page_id: int, kind: str) -> None:
    """Make the file of a page as it is published now; whatever changed since the job was asked for counts."""
    page = Page.objects.live().filter(pk=page_id).specific().first()
    if isinstance(page, PrintablePage) and kind in page.printable_as:
        services.make_file(document=services.page_document(page), key=page.printing_key, kind=kind)


@task()
def print_sheet(name: str, language: str, kind: str) -> None:
    """Make a sheet that belongs to no page."""
    if sheet := sheets.registered.get(name):
        with translation.override(language):
            services.make_file(document=sheet.document(), key=sheet.key, kind=kind)


@each_tick
def print_what_is_wanted() -> None:
    """What readers are waiting for this second."""
    for what, language, kind in wanted.take():
        if isinstance(what, int):
            print_page.using(priority=SOON).enqueue(what, kind)
        else:
            print_sheet.using(priority=SOON).enqueue(what, language, kind)


@every(days=1)
def print_what_is_missing() -> None:
    """Ask for the files of whatever stands: also at the first start, and after another licence or another look."""
    look_for_what_is_missing.enqueue()


@task(priority=LATER)
def look_for_what_is_missing() -> None:
    """One short job each, behind all others: what is there already costs a look, and nobody who publishes waits for it."""
    for name, sheet in sheets.registered.items():
        for language, _name in settings.LANGUAGES:
            for kind in sheet.kinds:
                print_sheet.using(priority=LATER).enqueue(name, language, kind)
    for page in Page.objects.live().specific().defer_streamfields().iterator():
        if isinstance(page, PrintablePage):
            for kind in page.printable_as:
                print_page.using(priority=LATER).enqueue(page.pk, kind)


@every(days=1)
def forget_old_files() -> None:
    services.forget_old_files()


@every(days=1)
def forget_files_of_nothing() -> None:
    """Files of pages that were deleted or taken back."""
    live = {f"page:{pk}" for pk in Page.objects.live().values_list("pk", flat=True)}
    for file in PrintedFile.objects.filter(key__startswith="page:").exclude(key__in=live):
        services.forget_file(file=file)
