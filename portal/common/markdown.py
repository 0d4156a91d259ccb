"""Members' text: Markdown in, harmless HTML out. Forum, questions, answers and profiles all come through here.

Two locks, each enough alone: markdown-it never lets HTML through, and nh3 keeps only the tags below.
"""

import re
import threading

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

LONGEST = 20_000  # characters; forms refuse earlier, this is for text that came another way

TAGS = frozenset(
    [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = frozenset({"http", "https", "mailto"})
REL = "nofollow noopener ugc"

# Controls (but not tab and line feed), and the marks that turn the direction of writing: they let a text look
# like another one.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LINE_ENDS = re.compile(r"\r\n?")
_BLANKS = re.compile(r"\s+")

_local = threading.local()


def render(text: str | None) -> SafeString:
    """HTML of a member's text: no raw HTML, no pictures, headings from h3 on, links nofollow."""
    html = _parser().render(_cleaned(text))
    return SafeString(
        nh3.clean(
            html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=REL, strip_comments=True
        )
    )


def stored(markup: str | None) -> SafeString:
    """Markup that `render` made earlier and a row has kept. Only for columns that nothing but `render` fills."""
    return SafeString(markup or "")


def plain(text: str | None, length: int = 200) -> str:
    """The words of a text without its marks, on one line, cut at a word with an ellipsis. Not escaped."""
    words = _BLANKS.sub(" ", "".join(_words(_parser().parse(_cleaned(text))))).strip()
    if len(words) <= length:
        return words
    head = words[:length]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.–-") + "…"


def _cleaned(text: str | None) -> str:
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text or ""))[:LONGEST]


def _parser() -> MarkdownIt:
    # One for each thread: the finder of bare links keeps its place in itself.
    if not hasattr(_local, "parser"):
        parser = MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True})
        parser.enable(["table", "strikethrough", "linkify"]).disable("image")
        parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
        parser.linkify.add("ftp:", None).add("//", None)
        parser.core.ruler.push("lower_headings", _lower_headings)
        _local.parser = parser
    return _local.parser


def _lower_headings(state) -> None:
    # h1 and h2 belong to the page that shows the text.
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"


def _words(tokens: list[Token]):
    for token in tokens:
        if token.children:
            yield from _words(token.children)
            yield " "
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.content and token.type != "inline":
            yield token.content
