"""What tools have beside the blocks that all pages share: prompts for a conversation, and lists to tick."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from portal.pages.blocks import AnchoredBlock, BodyBlock

from .vocabulary import Phase, Role


class PromptBlock(AnchoredBlock):
    """One question that opens a conversation. Its anchor is its name for good, in every language."""

    text = blocks.TextBlock(label=_("question"))
    note = blocks.TextBlock(label=_("what helps when you ask it"), required=False)
    anchored_by = "text"

    class Meta:
        label = _("prompt")
        icon = "openquote"


class PromptsBlock(AnchoredBlock):
    """Prompts for one phase; the pages of a mentorship take theirs from here."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    phase = blocks.ChoiceBlock(choices=Phase.choices, label=_("phase"))
    role = blocks.ChoiceBlock(
        choices=[(Role.MENTEE, Role.MENTEE.label), (Role.MENTOR, Role.MENTOR.label)],
        required=False,
        label=_("who asks"),
        help_text=_("Empty: both."),
    )
    prompts = blocks.ListBlock(PromptBlock(), label=_("prompts"))

    class Meta:
        label = _("conversation prompts")
        icon = "openquote"
        template = "portal/toolkit/blocks/prompts.html"


class ChecklistBlock(AnchoredBlock):
    """Things to tick. The ticks stay in the reader's own browser; on paper it is a list with boxes."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    items = blocks.ListBlock(blocks.TextBlock(), label=_("things to tick"))

    class Meta:
        label = _("checklist")
        icon = "tasks"
        template = "portal/toolkit/blocks/checklist.html"


class ToolBodyBlock(BodyBlock):
    """What tools are made of."""

    prompts = PromptsBlock()
    checklist = ChecklistBlock()


class FilesBlock(blocks.StreamBlock):
    """Files to take along, by the name they have in the library."""

    file = DocumentChooserBlock(label=_("file"))

    class Meta:
        required = False


class ReferenceBlock(blocks.StructBlock):
    """A text of others; the report of broken links looks whether its address still leads there."""

    title = blocks.CharBlock(label=_("title"), max_length=240)
    who = blocks.CharBlock(label=_("who wrote or published it"), max_length=240, required=False)
    year = blocks.CharBlock(label=_("year"), max_length=12, required=False)
    url = blocks.URLBlock(label=_("address"), required=False)
    note = blocks.TextBlock(label=_("why one reads it"), required=False)

    class Meta:
        label = _("reference")
        icon = "doc-full"


class ReferencesBlock(blocks.StreamBlock):
    """Texts of others, in the order to read them."""

    reference = ReferenceBlock()

    class Meta:
        required = False
