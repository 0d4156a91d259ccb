from django_tasks import task
from wagtail.models import Page

from portal.common.scheduler import every

from . import services


@task()
def check_pages(ids: list[int]) -> None:
    """Look at pages that changed, or whose targets did. What was unpublished meanwhile is left out."""
    for page in Page.objects.live().filter(pk__in=ids).specific():
        services.check_page(page=page)


@every(minutes=30)
def check_aged_pages() -> None:
    services.check_aged()
