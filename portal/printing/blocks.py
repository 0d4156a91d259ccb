"""How each block of a body is printed. A new block is one function here, or beside the block in its own app:

    @prints("weather")
    def _weather(value, base):
        yield Paragraph((Run(value["words"]),))

A block that nobody registered is printed as its searchable words, so that nothing is lost on paper; a test names it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from .document import (
    Block,
    Heading,
    HelpLine,
    HelpLines,
    Paragraph,
    Phase,
    Picture,
    PracticeList,
    Principle,
    Principles,
    Question,
    Quotation,
    Roadmap,
    Run,
    Scenario,
    Signpost,
    Tool,
)
from .pictures import source_of
from .richtext import complete, paragraphs_of, runs_of

# Given the value and the portal's address, from which short addresses are made complete.
Printer = Callable[[Any, str], Iterable[Block]]
_printers: dict[str, Printer] = {}


def prints(*block_types: str) -> Callable[[Printer], Printer]:
    """Say how blocks of these types are printed; called in the language of the document."""

    def register(printer: Printer) -> Printer:
        for block_type in block_types:
            _printers[block_type] = printer
        return printer

    return register


def printed_types() -> frozenset[str]:
    return frozenset(_printers)


def blocks_of(body, base: str) -> tuple[Block, ...]:
    """The blocks of a StreamField's value, in reading order."""
    printed: list[Block] = []
    for child in body:
        printer = _printers.get(child.block_type)
        if printer:
            printed += printer(child.value, base)
        else:
            words = child.block.get_searchable_content(child.value)
            printed += [Paragraph((Run(line),)) for line in words if line.strip()]
    return tuple(printed)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in str(words or "").splitlines() if line.strip())


@prints("heading")
def _heading(value, base):
    yield Heading(value["title"])


@prints("text")
def _text(value, base):
    yield from paragraphs_of(value, base)


@prints("principles")
def _principles(value, base):
    items = (
        Principle(str(number), item["title"], item["text"], tuple(item.get("practice") or ()))
        for number, item in enumerate(value["items"], start=1)
    )
    yield Principles(tuple(items))


@prints("practice_list")
def _practice_list(value, base):
    yield PracticeList(value["title"], tuple(runs_of(item, base) for item in value["items"]))


@prints("question")
def _question(value, base):
    yield Question(value["text"])


@prints("scenario")
def _scenario(value, base):
    yield Scenario(value["title"], paragraphs_of(value["story"], base), value["question"])


@prints("tool")
def _tool(value, base):
    file = value["file"]
    yield Tool(
        title=value["title"],
        text=paragraphs_of(value["text"], base),
        steps=tuple(value["steps"]),
        file=f"{file.title} ({file.file_extension.upper()})" if file else "",
        address=complete(file.url, base) if file else "",
    )


@prints("quotation")
def _quotation(value, base):
    yield Quotation(value["text"], value["attribution"])


@prints("roadmap")
def _roadmap(value, base):
    keys = list(value["rows"])
    phases = (
        Phase(phase["title"], phase["period"], tuple(_cell(phase[key]) for key in keys))
        for phase in value["phases"]
    )
    yield Roadmap(value["title"], value["intro"], tuple(value["rows"].values()), tuple(phases))


def _cell(words) -> tuple[str, ...]:
    """The lines of a cell: a text, or a list of lines."""
    if isinstance(words, str):
        return _lines(words)
    lines = (line.get("text", "") if hasattr(line, "get") else line for line in words or ())
    return tuple(line for each in lines for line in _lines(each))


@prints("picture")
def _picture(value, base):
    image = value["image"]
    if image:
        yield Picture(
            source=source_of(image),
            alt="" if getattr(image, "decorative", False) else (image.contextual_alt_text or ""),
            caption=value["caption"],
        )


@prints("help_lines")
def _help_lines(value, base):
    yield HelpLines(tuple(HelpLine(line["number"], line["name"], line["text"]) for line in value["lines"]))


@prints("call_to_action")
def _call_to_action(value, base):
    address = value["page"].get_url() if value["page"] else value["url"]
    yield Signpost(
        label=_("Next step"), title=value["label"], text=value["text"], address=complete(address, base)
    )
