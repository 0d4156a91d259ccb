"""How each block of a body is printed. A new block is one function here, or beside the block in its own app:

    @prints("weather")
    def _weather(value, origin):
        yield Paragraph((Run(value["words"]),))

A block that nobody registered is printed as its searchable words, so that nothing is lost on paper; a test names it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from portal.pages.modules import modules
from portal.pages.references import target_of

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


@dataclass(frozen=True)
class Origin:
    """Where a block comes from: the address that completes shorter ones, and the page, if it stands on one."""

    address: str
    page: Any = None


Printer = Callable[[Any, Origin], Iterable[Block]]
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


def blocks_of(body, address: str, *, page=None) -> tuple[Block, ...]:
    """The blocks of a StreamField's value, in reading order."""
    origin = Origin(address, page)
    printed: list[Block] = []
    for child in body:
        printer = _printers.get(child.block_type)
        if printer:
            printed += printer(child.value, origin)
        else:
            words = child.block.get_searchable_content(child.value)
            printed += [Paragraph((Run(line),)) for line in words if line.strip()]
    return tuple(printed)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in str(words or "").splitlines() if line.strip())


@prints("heading")
def _heading(value, origin):
    yield Heading(value["title"])


@prints("text")
def _text(value, origin):
    yield from paragraphs_of(value, origin.address)


@prints("principles")
def _principles(value, origin):
    items = (
        Principle(str(number), item["title"], item["text"], tuple(item.get("practice") or ()))
        for number, item in enumerate(value["items"], start=1)
    )
    yield Principles(tuple(items))


@prints("shared_principles")
def _shared_principles(value, origin):
    chosen = [each for each in value["items"] if each]
    items = (
        Principle(str(number), str(each.title), str(each.text), tuple(each.practice_lines))
        for number, each in enumerate(chosen, start=1)
    )
    yield Principles(tuple(items))


@prints("practice_list")
def _practice_list(value, origin):
    yield PracticeList(value["title"], tuple(runs_of(item, origin.address) for item in value["items"]))


@prints("question")
def _question(value, origin):
    yield Question(value["text"])


@prints("scenario")
def _scenario(value, origin):
    module = modules().get(value.get("module") or "")
    notes = [str(module)] if module else []
    if value.get("real"):
        notes.append(_("A real case, made unrecognisable"))
    yield Scenario(
        value["title"], paragraphs_of(value["story"], origin.address), value["question"], " · ".join(notes)
    )


@prints("tool")
def _tool(value, origin):
    file = value["file"]
    yield Tool(
        title=value["title"],
        text=paragraphs_of(value["text"], origin.address),
        steps=tuple(value["steps"]),
        file=f"{file.title} ({file.file_extension.upper()})" if file else "",
        address=complete(file.url, origin.address) if file else "",
    )


@prints("quotation")
def _quotation(value, origin):
    yield Quotation(value["text"], value["attribution"])


@prints("roadmap")
def _roadmap(value, origin):
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


@prints("cross_reference")
def _cross_reference(value, origin):
    target = target_of(value, page=origin.page)
    yield Signpost(
        title=target.title if target else "",
        text=value["text"],
        address=complete(target.url, origin.address) if target else "",
    )


@prints("picture")
def _picture(value, origin):
    image = value["image"]
    if image:
        yield Picture(
            source=source_of(image),
            alt="" if getattr(image, "decorative", False) else (image.contextual_alt_text or ""),
            caption=value["caption"],
        )


@prints("video")
def _video(value, origin):
    film = value["film"]
    yield Signpost(
        label=_("Video"),
        title=value["caption"],
        address=complete(film.url, origin.address) if film else "",
    )
    for line in film.readers_words() if film else ():
        yield Paragraph((Run(line),))


@prints("help_lines")
def _help_lines(value, origin):
    yield HelpLines(tuple(HelpLine(line["number"], line["name"], line["text"]) for line in value["lines"]))


@prints("call_to_action")
def _call_to_action(value, origin):
    address = value["page"].get_url() if value["page"] else value["url"]
    yield Signpost(
        label=_("Next step"),
        title=value["label"],
        text=value["text"],
        address=complete(address, origin.address),
    )
