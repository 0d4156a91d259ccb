"""Files are made in the engine room, never while a reader waits."""

from django_tasks import task
from wagtail.models import Page

from portal.common.scheduler import every

from . import services
from .models import PrintedFile
from .pages import PrintablePage


@task()
def print_page(page_id: int, kind: str) -> None:
    """Make the file of a page as it is published now; whatever changed since the job was asked for counts."""
    page = Page.objects.live().filter(pk=page_id).specific().first()
    if isinstance(page, PrintablePage) and kind in page.printable_as:
        services.make_file(document=services.page_document(page), key=page.printing_key, kind=kind)


@every(days=1)
def forget_old_files() -> None:
    services.forget_old_files()


@every(days=1)
def forget_files_of_nothing() -> None:
    """Files of pages that were deleted or taken back."""
    live = {f"page:{pk}" for pk in Page.objects.live().values_list("pk", flat=True)}
    for file in PrintedFile.objects.filter(key__startswith="page:").exclude(key__in=live):
        services.forget_file(file=file)
