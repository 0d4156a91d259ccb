"""What we ask whoever tells a good practice: once, for the form, for the template on paper, and for the page."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """How it is answered: in one line, in a text, in lines of their own, in steps with an empty line between."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    STEPS = "steps"


@dataclass(frozen=True)
class Question:
    """One question; `most` counts characters, `lines` is the room it gets on paper."""

    key: str
    prompt: str | Promise
    hint: str | Promise
    kind: Kind = Kind.TEXT
    most: int = 3000
    lines: int = 5
    is_required: bool = True


LINES_AT_MOST = 10
LINE_LENGTH = 160
STEPS_AT_MOST = 12
STEP_TITLE_LENGTH = 120

QUESTIONS = (
    Question(
        "title",
        _("What would you call it?"),
        _("A sentence that makes somebody want to read on."),
        Kind.LINE,
        most=120,
        lines=1,
    ),
    Question(
        "lede", _("What is it, in two or three sentences?"), _("Who does what with whom?"), most=600, lines=3
    ),
    Question(
        "context",
        _("Where did it begin, and why?"),
        _("What was there before, and what was missing? Name no one who could be recognised."),
        lines=6,
    ),
    Question(
        "steps",
        _("How does it go, step by step?"),
        _(
            "Each step begins with a short line; below it what happens. Leave an empty line between two steps."
        ),
        Kind.STEPS,
        most=6000,
        lines=12,
    ),
    Question(
        "needs",
        _("What does it take?"),
        _("People, time, money, room. One thing a line."),
        Kind.LINES,
        most=2000,
        lines=5,
    ),
    Question(
        "lessons",
        _("What did you learn?"),
        _("Also what went wrong the first time: that helps others most."),
        lines=6,
    ),
    Question(
        "adaptations",
        _("How could others make it theirs?"),
        _("What may change, and what should stay? One thing a line."),
        Kind.LINES,
        most=2000,
        lines=4,
        is_required=False,
    ),
    Question(
        "quotation",
        _("A sentence that somebody said?"),
        _("Without a name, and only with her consent."),
        Kind.LINE,
        most=240,
        lines=2,
        is_required=False,
    ),
)

# On paper these are lines to write on; in the form, choices.
TOPICS = (_("Which topics is it about?"), _("Up to five."))
SETTINGS = (_("In which situations can it be used?"), "")
FOR_WHOM = (_("For whom is it?"), "")
ORGANISATION = (_("In which organisation was it?"), _("It is named on the page."))
AUTHOR_LINE = (
    _("How would you like to be named?"),
    _("Your name, a function, or nothing: then the page names nobody."),
)
TOPICS_AT_MOST = 5
