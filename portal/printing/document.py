"""What is printed, as plain values: no model, no request, no markup. A leaf (PDF, DOCX) needs nothing else.

    Document(title="…", language="uk", parts=(Part(number="3", title="…", blocks=(Heading("…"), Paragraph((Run("…"),)))),))

A form to be filled in by hand is a Document of `form="sheet"` whose blocks are headings and `AnswerLines`; `framing.framed`
puts the portal's frame around it, `views.sheet` hands it out:

    framed(form="sheet", title=…, kicker=…, language=…, address=…, parts=(Part(blocks=(AnswerLines("Title", "Short.", 2),)),))
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, ClassVar


def verbatim(default: str = "") -> Any:
    """An address, a code, a key: never rewritten by `with_words`."""
    return field(default=default, metadata={"verbatim": True})


@dataclass(frozen=True)
class Run:
    """Words of one kind inside a paragraph. `address` makes them a link."""

    text: str
    bold: bool = False
    italic: bool = False
    address: str = verbatim()


Words = tuple[Run, ...]


@dataclass(frozen=True)
class Block:
    """One piece of a part. `kind` is what the leaves choose their drawing by."""

    kind: ClassVar[str] = ""
    # Whether its title stands in the outline; below a section, one step deeper.
    is_section: ClassVar[bool] = False
    is_titled: ClassVar[bool] = False


@dataclass(frozen=True)
class Heading(Block):
    """Opens a section."""

    kind = "heading"
    is_section = True
    title: str = ""


@dataclass(frozen=True)
class Paragraph(Block):
    kind = "paragraph"
    runs: Words = ()


@dataclass(frozen=True)
class Listing(Block):
    """A list with dots or figures; a list inside a list is one more of its items."""

    kind = "listing"
    items: tuple[Words, ...] = ()
    ordered: bool = False


@dataclass(frozen=True)
class Principle:
    number: str
    title: str
    text: str
    practice: tuple[str, ...] = ()


@dataclass(frozen=True)
class Principles(Block):
    """Numbered principles between hairlines."""

    kind = "principles"
    items: tuple[Principle, ...] = ()


@dataclass(frozen=True)
class PracticeList(Block):
    kind = "practice_list"
    is_titled = True
    title: str = ""
    items: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Question(Block):
    """A question to think about."""

    kind = "question"
    text: str = ""


@dataclass(frozen=True)
class Scenario(Block):
    """A situation; `note` says what else is to be known: the module, that it really happened."""

    kind = "scenario"
    is_titled = True
    title: str = ""
    story: tuple[Paragraph | Listing, ...] = ()
    question: str = ""
    note: str = ""


@dataclass(frozen=True)
class Tool(Block):
    """Something to take along: what for, in which steps, and where the file lies."""

    kind = "tool"
    is_titled = True
    title: str = ""
    text: tuple[Paragraph | Listing, ...] = ()
    steps: tuple[str, ...] = ()
    file: str = ""
    address: str = verbatim()


@dataclass(frozen=True)
class Quotation(Block):
    kind = "quotation"
    text: str = ""
    attribution: str = ""


@dataclass(frozen=True)
class Phase:
    """One phase of a roadmap; `cells` are in the order of the roadmap's rows, each a list of lines."""

    title: str
    period: str = ""
    cells: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Roadmap(Block):
    kind = "roadmap"
    is_section = True
    title: str = ""
    intro: str = ""
    rows: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True)
class Picture(Block):
    """`source` names it; its bytes are fetched only when the file is made. Without `alt` it only decorates."""

    kind = "picture"
    source: str = verbatim()
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Signpost(Block):
    """What paper cannot hold – a video, a next step, another section: its title, a sentence, its address."""

    kind = "signpost"
    label: str = ""
    title: str = ""
    text: str = ""
    address: str = verbatim()


@dataclass(frozen=True)
class HelpLine:
    number: str
    name: str
    text: str = ""


@dataclass(frozen=True)
class HelpLines(Block):
    kind = "help_lines"
    lines: tuple[HelpLine, ...] = ()


@dataclass(frozen=True)
class AnswerLines(Block):
    """For forms: what is asked, a hint how to answer, and so many empty lines to write on."""

    kind = "answer_lines"
    is_titled = True
    title: str = ""
    hint: str = ""
    lines: int = 3


@dataclass(frozen=True)
class Part:
    """A chapter. A sheet has one part without a title."""

    title: str = ""
    number: str = ""
    lede: str = ""
    blocks: tuple[Block, ...] = ()

    def leveled(self) -> Iterator[tuple[int, Block]]:
        """The blocks with the level of their title: no step is ever skipped, as tagged files demand."""
        inside = False
        for block in self.blocks:
            inside = inside or block.is_section
            yield (2 if block.is_section or not inside else 3), block


@dataclass(frozen=True)
class Document:
    """A whole file. `labels` are the words of the frame in the document's language (see `framing`).

    `form`: "book" has a cover, contents and a last page; "sheet" begins at once and is made to be filled in.
    """

    title: str
    language: str = verbatim("de")
    parts: tuple[Part, ...] = ()
    form: str = verbatim("book")
    # Over the title: "Chapter 3", "Template".
    kicker: str = ""
    subtitle: str = ""
    number: str = ""
    dated: str = ""
    address: str = verbatim()
    site_name: str = ""
    licence_name: str = ""
    licence_url: str = verbatim()
    licence_holder: str = ""
    funder: str = ""
    disclaimer: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    def pictures(self) -> list[str]:
        """The sources of all pictures, each once, in order."""
        found = (block.source for part in self.parts for block in part.blocks if isinstance(block, Picture))
        return list(dict.fromkeys(source for source in found if source))


def with_words(value, act: Callable[[str], str]):
    """The same value with every word that a reader sees passed through `act`; addresses and keys stay."""
    if isinstance(value, str):
        return act(value)
    if isinstance(value, tuple):
        return tuple(with_words(each, act) for each in value)
    if isinstance(value, Mapping):
        return {key: with_words(each, act) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: with_words(getattr(value, each.name), act)
            for each in fields(value)
            if not each.metadata.get("verbatim")
        }
        return replace(value, **changed)
    return value


def as_data(value) -> Any:
    """Lists, dicts and plain values, ready for JSON; each block carries its kind and the level of its title."""
    if isinstance(value, Part):
        blocks = [{"level": level, **as_data(block)} for level, block in value.leveled()]
        return {"title": value.title, "number": value.number, "lede": value.lede, "blocks": blocks}
    if is_dataclass(value) and not isinstance(value, type):
        data = {each.name: as_data(getattr(value, each.name)) for each in fields(value)}
        return {"kind": value.kind, **data} if isinstance(value, Block) else data
    if isinstance(value, (tuple, list)):
        return [as_data(each) for each in value]
    if isinstance(value, Mapping):
        return {key: as_data(each) for key, each in value.items()}
    return value
