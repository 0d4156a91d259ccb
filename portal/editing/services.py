from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, ReferenceIndex

from portal.common.clock import now

from .checks import Look
from .models import OutsideLink, PageCheck

BATCH = 200
CHECKED_FOR = timedelta(hours=24)
LONGEST_ADDRESS = 2000


@transaction.atomic
def check_page(*, page: Page, at: datetime | None = None) -> PageCheck:
    """Look at a published page and remember what was found; doing it twice changes nothing."""
    look = Look(page.specific)
    findings = look.findings
    _remember_links(page, look)
    check, _created = PageCheck.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "findings": [{"key": finding.key, "named": finding.named} for finding in findings],
            "count": len(findings),
            "checked_at": at or now(),
        },
    )
    return check


def forget_page(*, page_id: int) -> None:
    """A page that is not published any more has no readers to check for."""
    PageCheck.objects.filter(page_id=page_id).delete()
    for link in OutsideLink.objects.filter(pages=page_id):
        link.pages.remove(page_id)
    OutsideLink.objects.filter(pages=None).delete()


def check_aged(*, at: datetime | None = None) -> int:
    """Check what was not looked at for a day, oldest first, and return how many pages that were.

    A link breaks because its target goes, long after the page was published; so everything is looked at again. At most
    `BATCH` pages a call: the next call goes on where this one ended.
    """
    moment = at or now()
    fresh = PageCheck.objects.filter(checked_at__gte=moment - CHECKED_FOR).values("page_id")
    aged = Page.objects.live().filter(depth__gt=1).exclude(pk__in=fresh).order_by("path")[:BATCH]
    pages = list(aged.specific())
    for page in pages:
        check_page(page=page, at=moment)
    return len(pages)


def referrers_of(page: Page) -> list[Page]:
    """The published pages whose text refers to this one."""
    references = ReferenceIndex.get_references_to(page).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    ids = {int(object_id) for object_id in references.values_list("object_id", flat=True)} - {page.pk}
    return list(Page.objects.live().filter(pk__in=ids))


def confirm_link(*, link: OutsideLink, works: bool, at: datetime | None = None) -> None:
    """A person opened the address and says whether it shows what our page promises."""
    link.works, link.confirmed_at = works, at or now()
    link.save(update_fields=["works", "confirmed_at"])


def _remember_links(page: Page, look: Look) -> None:
    outside = [link.address for link in look.links if link.leads_outside]
    wanted = {address for address in outside if len(address) <= LONGEST_ADDRESS}
    there = {link.address: link for link in OutsideLink.objects.filter(pages=page.pk)}
    for address in wanted - there.keys():
        link, _created = OutsideLink.objects.get_or_create(address=address)
        link.pages.add(page.pk)
    for address in there.keys() - wanted:
        there[address].pages.remove(page.pk)
    OutsideLink.objects.filter(pages=None).delete()
