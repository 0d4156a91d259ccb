"""How an author fills each kind of block, and what readers see of it.

A new kind of block needs its steps here: the story that builds a chapter takes every one that the menu offers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.browser.backoffice import Form

# The chapter of the demo that the new one refers to.
OTHER = "Fünf Grundsätze, die halten"
PRINCIPLE = "Niemand muss dankbar sein"


@dataclass(frozen=True)
class Things:
    """What an author has on her own machine."""

    picture: Path
    sheet: Path
    film: Path
    captions: Path


@dataclass(frozen=True)
class Step:
    fill: Callable[[Form, str, Things], None]
    # What readers read of it.
    seen: tuple[str, ...]


STEPS: dict[str, Step] = {}


def step(kind: str, *seen: str):
    def remember(fill):
        STEPS[kind] = Step(fill, seen)
        return fill

    return remember


@step("heading", "Tee und Tabellen")
def heading(form, at, things):
    form.write(f"{at}-title", "Tee und Tabellen")


@step("text", "Der Kessel steht am Fenster.")
def text(form, at, things):
    form.tell(at, "Der Kessel steht am Fenster.")


@step("principles", "Erst fragen", "Dann erst raten.", "Zweimal nachhaken.")
def principles(form, at, things):
    form.line(f"{at}-items", 0)
    form.write(f"{at}-items-0-value-title", "Erst fragen")
    form.write(f"{at}-items-0-value-text", "Dann erst raten.")
    form.lines(f"{at}-items-0-value-practice", "Zweimal nachhaken.")


@step("shared_principles", PRINCIPLE)
def shared_principles(form, at, things):
    form.line(f"{at}-items", 0)
    form.choose(f"{at}-items-0-value", PRINCIPLE)


@step("practice_list", "Vor dem Treffen", "Wasser aufsetzen.", "Zwei Tassen suchen.")
def practice_list(form, at, things):
    form.write(f"{at}-title", "Vor dem Treffen")
    form.lines(f"{at}-items", "Wasser aufsetzen.", "Zwei Tassen suchen.", rich=True)


@step("question", "Wem gehört die Stille?")
def question(form, at, things):
    form.write(f"{at}-text", "Wem gehört die Stille?")


@step("scenario", "Der leere Stuhl", "Sie kommt zum dritten Mal nicht.", "Wer ruft an?")
def scenario(form, at, things):
    form.write(f"{at}-title", "Der leere Stuhl")
    form.tell(f"{at}-story", "Sie kommt zum dritten Mal nicht.")
    form.write(f"{at}-question", "Wer ruft an?")


@step("tool", "Ein Blatt für unterwegs", "Passt in jede Tasche.", "Falten.", "Teeblatt")
def tool(form, at, things):
    form.write(f"{at}-title", "Ein Blatt für unterwegs")
    form.tell(f"{at}-text", "Passt in jede Tasche.")
    form.lines(f"{at}-steps", "Falten.")
    form.upload(f"{at}-file", things.sheet, "Teeblatt")


@step("quotation", "Ich habe wieder einen Dienstag.", "eine Mentee")
def quotation(form, at, things):
    form.write(f"{at}-text", "Ich habe wieder einen Dienstag.")
    form.write(f"{at}-attribution", "eine Mentee")


@step("roadmap", "Zwei Jahreszeiten", "Herbst", "Frühling", "Man grüßt sich.")
def roadmap(form, at, things):
    form.write(f"{at}-title", "Zwei Jahreszeiten")
    for row, name in (
        ("goal", "Ziel"),
        ("actors", "Wer"),
        ("resources", "Womit"),
        ("indicators", "Woran"),
    ):
        form.write(f"{at}-rows-{row}", name)
    for number, name in enumerate(("Herbst", "Frühling")):
        form.line(f"{at}-phases", number)
        phase = f"{at}-phases-{number}-value"
        form.write(f"{phase}-title", name)
        form.write(f"{phase}-goal", "Sich kennen.")
        form.write(f"{phase}-actors", "Zwei Menschen.")
        form.write(f"{phase}-resources", "Ein Tisch.")
        form.line(f"{phase}-indicators", 0)
        form.write(f"{phase}-indicators-0-value-text", "Man grüßt sich.")


@step("cross_reference", "Mehr dazu an anderer Stelle.", OTHER)
def cross_reference(form, at, things):
    form.write(f"{at}-text", "Mehr dazu an anderer Stelle.")
    form.choose(f"{at}-page", OTHER)


@step("picture", "Vor dem ersten Wort.")
def picture(form, at, things):
    """The words for those who cannot see it are left out: she is told, and mends it."""
    form.upload(f"{at}-image-image", things.picture, "Zwei Tassen")
    form.write(f"{at}-caption", "Vor dem ersten Wort.")


@step("video", "Wie der Tee gekocht wird.")
def video(form, at, things):
    """A film is handed in with its captions, in the chooser."""
    form.upload(f"{at}-film", things.film, "Teefilm", captions_de=things.captions)
    form.write(f"{at}-caption", "Wie der Tee gekocht wird.")


@step("help_lines", "08000 116 016", "Das Hilfetelefon")
def help_lines(form, at, things):
    form.line(f"{at}-lines", 0)
    form.write(f"{at}-lines-0-value-number", "08000 116 016")
    form.write(f"{at}-lines-0-value-tel", "08000116016")
    form.write(f"{at}-lines-0-value-name", "Das Hilfetelefon")


@step("call_to_action", "Der Kessel pfeift.", "Jetzt anfangen")
def call_to_action(form, at, things):
    form.write(f"{at}-text", "Der Kessel pfeift.")
    form.write(f"{at}-label", "Jetzt anfangen")
    form.write(f"{at}-url", "/de/mentors/")
