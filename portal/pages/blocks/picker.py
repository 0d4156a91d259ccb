"""What an editor sees when she picks a block: in which group it stands, what it is for, and an example of it.

The examples stand in three languages beside each other, as the demo's texts do: they are texts, not the words of a form.
"""

from django.utils.translation import gettext_lazy as _

from portal.common.translated import Translated

TEXT, THINKING, TOOLS, MEDIA, LINKS = (
    _("Text"),
    _("To think about"),
    _("To take along"),
    _("Media"),
    _("Links"),
)

ABOUT = {
    "heading": (TEXT, _("Opens a section. The contents list it, and one can link to it.")),
    "text": (TEXT, _("Running text with links and lists.")),
    "quotation": (TEXT, _("What somebody said, with her role.")),
    "principles": (TEXT, _("Numbered principles of this page alone.")),
    "shared_principles": (TEXT, _("Numbered principles that several pages share; changed in one place.")),
    "practice_list": (TEXT, _("A short list of things to do.")),
    "question": (THINKING, _("A question without an answer on the page.")),
    "scenario": (THINKING, _("A situation that can be talked about; the index of situations lists it.")),
    "tool": (TOOLS, _("A guide in steps or a file to download.")),
    "roadmap": (TOOLS, _("Phases side by side, with live figures where the portal counts.")),
    "picture": (MEDIA, _("A picture, with words for those who do not see it.")),
    "video": (MEDIA, _("A film with captions, and its words to be read.")),
    "cross_reference": (LINKS, _("Leads to a section of another page, in the reader's language.")),
    "call_to_action": (LINKS, _("One clear next step.")),
    "help_lines": (LINKS, _("Numbers to call in need.")),
}


def _said(de: str, en: str, uk: str) -> Translated:
    return Translated({"de": de, "en": en, "uk": uk})


MEETING = _said("Das erste Treffen", "The first meeting", "Перша зустріч")
SENTENCE = _said(
    "Zwei Menschen trinken Tee und wissen noch nicht, worüber sie sprechen werden.",
    "Two people have tea and do not know yet what they will talk about.",
    "Двоє людей п’ють чай і ще не знають, про що говоритимуть.",
)
QUESTION = _said("Wer fängt an?", "Who begins?", "Хто почне?")
STEP = _said("Fragen Sie, wie viel Zeit es gibt.", "Ask how much time there is.", "Спитайте, скільки є часу.")
ROLE = _said("eine Mentorin", "a mentor", "менторка")
PHASES = (_said("Erproben", "Trying out", "Випробувати"), _said("Verankern", "Taking root", "Укорінити"))
ROWS = {
    "goal": _said("Ziel", "Goal", "Мета"),
    "actors": _said("Wer handelt", "Who acts", "Хто діє"),
    "resources": _said("Was es braucht", "What it takes", "Що потрібно"),
    "indicators": _said("Woran wir es merken", "How we notice", "З чого це видно"),
}


def _roadmap() -> dict:
    cells = {key: str(SENTENCE) for key in ("goal", "actors", "resources")}
    phases = [
        {
            "anchor": "",
            "title": str(title),
            "period": "",
            **cells,
            "indicators": [{"text": str(STEP), "key": ""}],
        }
        for title in PHASES
    ]
    rows = {key: str(name) for key, name in ROWS.items()}
    return {"anchor": "example", "title": str(MEETING), "intro": "", "rows": rows, "phases": phases}


def _shared_principles() -> dict:
    from ..models import Principle

    return {"anchor": "example", "items": list(Principle.objects.all()[:2])}


def _picture() -> dict:
    from ..models import Picture

    return {"image": Picture.objects.order_by("-created_at").first(), "caption": str(MEETING)}


def _video() -> dict:
    from ..models import Film

    return {"film": Film.objects.order_by("-created_at").first(), "caption": str(MEETING)}


def _named(**said) -> dict:
    return {"anchor": "example", "title": str(MEETING), **{key: str(words) for key, words in said.items()}}


EXAMPLES = {
    "heading": lambda: _named(),
    "text": lambda: f"<p>{SENTENCE}</p><ul><li>{STEP}</li></ul>",
    "quotation": lambda: {"text": str(SENTENCE), "attribution": str(ROLE)},
    "principles": lambda: {
        "anchor": "example",
        "items": [{"anchor": "", "title": str(MEETING), "text": str(SENTENCE), "practice": [str(STEP)]}],
    },
    "shared_principles": _shared_principles,
    "practice_list": lambda: {"title": str(MEETING), "items": [f"<p>{STEP}</p>"]},
    "question": lambda: {"anchor": "example", "text": str(QUESTION)},
    "scenario": lambda: {
        **_named(story=f"<p>{SENTENCE}</p>", question=QUESTION, module=""),
        "real": True,
    },
    "tool": lambda: {**_named(text=f"<p>{SENTENCE}</p>"), "steps": [str(STEP)], "file": None},
    "roadmap": _roadmap,
    "picture": _picture,
    "video": _video,
    "cross_reference": lambda: {"text": str(SENTENCE), "page": None, "section": ""},
    "call_to_action": lambda: {"text": str(SENTENCE), "label": str(QUESTION), "page": None, "url": "#"},
    "help_lines": lambda: {
        "lines": [{"number": "116 016", "tel": "116016", "name": str(MEETING), "text": str(STEP)}]
    },
}


def picked(name: str) -> dict:
    """The options of a block that concern its picking."""
    group, description = ABOUT[name]
    return {"group": group, "description": description, "preview_value": EXAMPLES[name]}
