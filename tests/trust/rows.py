"""The rows of the access table as requests: what can be read, what can be sent."""

from django.urls import reverse

from tests.architecture.test_access import ROWS, resolve

STAFF = ("moderator", "coordinator", "foreign_coordinator", "editor", "administrator")
# What follows from the table is only worth something while the table is full.
AT_LEAST = {"get": 60, "post": 25}


def rows(method: str) -> list[dict]:
    found = [row for row in ROWS if row.get("method", "get") == method]
    assert len(found) >= AT_LEAST[method]
    return found


def address_of(row: dict, world) -> str:
    names = {key: resolve(word, world) for key, word in row.get("args", {}).items()}
    return reverse(row["url"], kwargs=names) + row.get("query", "")


def addresses_to_read(world) -> list[str]:
    """Every address of the table that is read, each once, the pages of the site, and these as files."""
    found = dict.fromkeys(address_of(row, world) for row in rows("get"))
    return [*found, *pages_of_the_site()]


def pages_of_the_site() -> list[str]:
    from wagtail.models import Page

    from portal.printing.pages import PrintablePage

    pages = [page for page in Page.objects.live().filter(depth__gt=1).specific() if page.url]
    files = [
        page.file_url(kind) for page in pages if isinstance(page, PrintablePage) for kind in page.printable_as
    ]
    return [*(page.url for page in pages), *files]
