"""An editor's rich text as paragraphs and lists of plain runs."""

from html.parser import HTMLParser
from urllib.parse import urljoin

from wagtail.rich_text import expand_db_html

from .document import Listing, Paragraph, Run, Words

# What a link on paper may lead to; anything else stays as words.
SCHEMES = ("http://", "https://", "mailto:", "tel:")


def paragraphs_of(rich_text, base: str) -> tuple[Paragraph | Listing, ...]:
    """Paragraphs and lists in reading order; addresses are made complete from `base`."""
    reader = _Reader(base)
    reader.feed(expand_db_html(str(getattr(rich_text, "source", rich_text) or "")))
    reader.close()
    return tuple(reader.finished())


def runs_of(rich_text, base: str) -> Words:
    """One line of words, whatever paragraphs it was written in."""
    runs: list[Run] = []
    for block in paragraphs_of(rich_text, base):
        for words in (block.runs,) if isinstance(block, Paragraph) else block.items:
            runs += [Run(" "), *words] if runs else words
    return tuple(runs)


def complete(address: str | None, base: str) -> str:
    """The address as somebody types it who holds the paper; empty when it leads nowhere we would send her."""
    whole = urljoin(base, address) if address else ""
    return whole if whole.startswith(SCHEMES) else ""


class _Reader(HTMLParser):
    """Gathers runs until a paragraph or an item ends."""

    BREAKS = frozenset({"p", "div", "h2", "h3", "h4", "h5", "h6", "blockquote"})

    def __init__(self, base: str):
        super().__init__(convert_charrefs=True)
        self.base = base
        self.blocks: list[Paragraph | Listing] = []
        self.runs: list[Run] = []
        self.bold = self.italic = 0
        self.links: list[str] = []
        # Open lists from the outside in: (with figures, items).
        self.lists: list[tuple[bool, list[Words]]] = []

    def handle_starttag(self, tag, attrs):
        if tag in ("b", "strong"):
            self.bold += 1
        elif tag in ("i", "em"):
            self.italic += 1
        elif tag == "a":
            self.links.append(complete(dict(attrs).get("href"), self.base))
        elif tag == "br":
            self.runs.append(Run("\n"))
        elif tag in ("ul", "ol"):
            self._end_words()
            if not self.lists:
                self.lists.append((tag == "ol", []))
            else:
                # A list in a list: its items follow as items of the outer one.
                self.lists.append(self.lists[-1])
        elif tag == "li" or tag in self.BREAKS:
            self._end_words()

    def handle_endtag(self, tag):
        if tag in ("b", "strong"):
            self.bold = max(0, self.bold - 1)
        elif tag in ("i", "em"):
            self.italic = max(0, self.italic - 1)
        elif tag == "a" and self.links:
            self.links.pop()
        elif tag in ("ul", "ol"):
            self._end_words()
            if self.lists:
                ordered, items = self.lists.pop()
                if not self.lists and items:
                    self.blocks.append(Listing(items=tuple(items), ordered=ordered))
        elif tag == "li" or tag in self.BREAKS:
            self._end_words()

    def handle_data(self, data):
        words = " ".join(data.split())
        if not words:
            words = " " if self.runs and data else ""
        else:
            words = (" " if data[0].isspace() and self.runs else "") + words
            words += " " if data[-1].isspace() else ""
        if words:
            address = self.links[-1] if self.links else ""
            self.runs.append(Run(words, bool(self.bold), bool(self.italic), address))

    def _end_words(self):
        if any(run.text.strip() for run in self.runs):
            if self.lists:
                self.lists[-1][1].append(tuple(self.runs))
            else:
                self.blocks.append(Paragraph(tuple(self.runs)))
        self.runs = []

    def finished(self) -> list[Paragraph | Listing]:
        self._end_words()
        if self.lists and self.lists[0][1]:
            ordered, items = self.lists[0]
            self.blocks.append(Listing(items=tuple(items), ordered=ordered))
        return self.blocks
