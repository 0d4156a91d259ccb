"""What a page says to its readers, as markup: every rich text and every body of it, rendered with its own templates.

The checks read this instead of the stored blocks, so that a new kind of block is looked at without being known here.
"""

from bs4 import BeautifulSoup
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html


def markup_of(page: Page) -> BeautifulSoup:
    """The readable parts of a page (the specific one, perhaps a draft) as parsed markup."""
    return BeautifulSoup("\n".join(_parts(page)), "html.parser")


def words_of(markup: BeautifulSoup) -> str:
    """The running text, one block of it a line: a heading without a full stop is not glued to what follows."""
    blocks = markup.find_all(["p", "li", "blockquote", "dd", "td"])
    leaves = [block for block in blocks if not block.find(["p", "li", "blockquote", "td"])]
    return "\n".join(text for block in leaves if (text := block.get_text(" ", strip=True)))


def _parts(page: Page):
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _blocks(getattr(page, field.name))
        elif isinstance(field, RichTextField):
            yield expand_db_html(getattr(page, field.name) or "")


def _blocks(body: StreamValue):
    for child in body:
        yield str(child.value) if isinstance(child.value, RichText) else child.render({"page": None})
