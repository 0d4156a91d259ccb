from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from .. import plain
from .anchor import AnchoredBlock
from .body import AnchoringBlock
from .text import CallToActionBlock, HelpLinesBlock

# Drawings of ours that go with plain words; their files lie in templates/components/illustrations.
DRAWINGS = [
    ("bridge", gettext_lazy("a bridge")),
    ("door-a", gettext_lazy("a door")),
    ("door-b", gettext_lazy("another door")),
    ("key", gettext_lazy("a key")),
    ("lamp", gettext_lazy("a lamp")),
    ("letter", gettext_lazy("a letter")),
    ("table", gettext_lazy("people at a table")),
    ("ask", gettext_lazy("somebody asks")),
    ("offline", gettext_lazy("a telephone")),
]


class SentencesBlock(blocks.FieldBlock):
    """Short sentences, one a line. A sentence of more than fifteen words is refused."""

    def __init__(self, **kwargs):
        self.field = forms.CharField(widget=forms.Textarea(attrs={"rows": 6}))
        kwargs.setdefault("label", gettext_lazy("sentences"))
        kwargs.setdefault(
            "help_text",
            gettext_lazy("One sentence a line, eight words at most as a rule, never above fifteen."),
        )
        super().__init__(**kwargs)

    def clean(self, value):
        cleaned = super().clean(value)
        if long := plain.read(cleaned).too_long:
            raise ValidationError(
                _("This sentence is too long for plain words: “%(words)s”") % {"words": long[0]}
            )
        return cleaned

    def get_searchable_content(self, value):
        return [value]

    class Meta:
        icon = "pilcrow"


class PlainPartBlock(AnchoredBlock):
    """A part of a plain page: a heading, a drawing, short sentences."""

    title = blocks.CharBlock(label=gettext_lazy("heading"), max_length=80)
    drawing = blocks.ChoiceBlock(choices=DRAWINGS, label=gettext_lazy("drawing"), required=False)
    sentences = SentencesBlock()

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["lines"] = [line.strip() for line in value["sentences"].splitlines() if line.strip()]
        return context

    class Meta:
        label = gettext_lazy("part")
        icon = "title"
        template = "portal/pages/blocks/plain_part.html"


class PlainBlock(AnchoringBlock):
    """The body of a plain page."""

    part = PlainPartBlock()
    help_lines = HelpLinesBlock()
    call_to_action = CallToActionBlock()
