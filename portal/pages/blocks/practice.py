from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from .anchor import AnchoredBlock
from .choices import ModuleChoiceBlock
from .text import FEATURES


class PrincipleBlock(AnchoredBlock):
    """One numbered principle and, where it helps, how it looks in practice."""

    title = blocks.CharBlock(label=_("principle"), max_length=120)
    text = blocks.TextBlock(label=_("what it means"))
    practice = blocks.ListBlock(blocks.TextBlock(), label=_("in practice"), default=[])

    class Meta:
        label = _("principle")
        icon = "tick"


class PrinciplesBlock(AnchoredBlock):
    """Numbered principles between hairlines."""

    items = blocks.ListBlock(PrincipleBlock(), label=_("principles"))

    def suggest_anchor(self, value) -> str:
        return "principles"

    class Meta:
        label = _("numbered principles")
        icon = "list-ol"
        template = "portal/pages/blocks/principles.html"


class PracticeListBlock(blocks.StructBlock):
    """A short list of things to do."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    items = blocks.ListBlock(
        blocks.RichTextBlock(features=["bold", "italic", "link"]), label=_("things to do")
    )

    class Meta:
        label = _("practice list")
        icon = "list-ul"
        template = "portal/pages/blocks/practice_list.html"


class QuestionBlock(AnchoredBlock):
    """A question to think about, alone or in a team."""

    text = blocks.TextBlock(label=_("question"))
    anchored_by = "text"

    class Meta:
        label = _("question to think about")
        icon = "help"
        template = "portal/pages/blocks/question.html"


class ScenarioBlock(AnchoredBlock):
    """A situation without a single right answer, and the question it leaves open."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    story = blocks.RichTextBlock(label=_("situation"), features=["bold", "italic"])
    question = blocks.TextBlock(label=_("question"), required=False)
    module = ModuleChoiceBlock(required=False)
    real = blocks.BooleanBlock(
        label=_("a real case"),
        required=False,
        help_text=_("It happened, and nobody in it can be recognised. Readers see a mark."),
    )

    def get_context(self, value, parent_context=None):
        from ..modules import modules

        context = super().get_context(value, parent_context=parent_context)
        context["module"] = modules().get(value.get("module") or "")
        return context

    class Meta:
        label = _("situation")
        icon = "group"
        template = "portal/pages/blocks/scenario.html"


class ToolBlock(AnchoredBlock):
    """Something to take along: a short guide in steps, a file, or both."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.RichTextBlock(label=_("what it is for"), features=FEATURES)
    steps = blocks.ListBlock(blocks.TextBlock(), label=_("steps"), default=[])
    file = DocumentChooserBlock(label=_("file"), required=False)

    class Meta:
        label = _("tool")
        icon = "download"
        template = "portal/pages/blocks/tool.html"
