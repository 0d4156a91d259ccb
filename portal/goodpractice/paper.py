"""The questions on paper: to fill in by hand or in a text program, alone or together."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.common.links import absolute
from portal.printing.document import AnswerLines, Document, Part
from portal.printing.framing import framed
from portal.printing.sheets import Sheet

from .choices import ForWhom, Setting
from .questions import AUTHOR_LINE, FOR_WHOM, ORGANISATION, QUESTIONS, SETTINGS, TOPICS

KINDS = ("docx", "pdf")


def template_document() -> Document:
    """The template in the language of the address, with the same questions as the form."""
    story = [AnswerLines(str(each.prompt), str(each.hint), each.lines) for each in QUESTIONS]
    choices = [
        AnswerLines(str(SETTINGS[0]), " · ".join(str(label) for label in Setting.labels), 1),
        AnswerLines(str(FOR_WHOM[0]), " · ".join(str(label) for label in ForWhom.labels), 1),
    ]
    named = [
        AnswerLines(str(prompt), str(hint), lines)
        for (prompt, hint), lines in ((TOPICS, 2), (ORGANISATION, 1), (AUTHOR_LINE, 1))
    ]
    return framed(
        title=_("Tell a good practice"),
        kicker=_("Template"),
        form="sheet",
        language=get_language(),
        address=absolute("goodpractice:tell", get_language()),
        parts=(Part(blocks=(*story, *choices, *named)),),
    )


TEMPLATE = Sheet("good-practice", kinds=KINDS, document=template_document)
