from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from .. import targets
from ..pictures import FORMATS, drawn
from .anchor import AnchoredBlock

FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class TextBlock(blocks.RichTextBlock):
    """Running text: bold, italic, links and lists; headings are blocks of their own, so that they have anchors."""

    def __init__(self, **kwargs):
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    class Meta:
        label = _("text")
        icon = "pilcrow"
        template = "portal/pages/blocks/text.html"


class HeadingBlock(AnchoredBlock):
    """Opens a section; the contents at the side list it."""

    title = blocks.CharBlock(label=_("heading"), max_length=120)

    class Meta:
        label = _("heading")
        icon = "title"
        template = "portal/pages/blocks/heading.html"
        form_classname = "struct-block"


class PictureBlock(blocks.StructBlock):
    """A picture; what it shows must be said in words, or that it only decorates."""

    image = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=240)

    def get_context(self, value, parent_context=None):
        """Adds `drawn`: the picture in its sizes, or nothing where its file is gone."""
        context = super().get_context(value, parent_context=parent_context)
        formats = () if context.get("frozen") else FORMATS
        context["drawn"] = drawn(value["image"], formats=formats) if value.get("image") else None
        return context

    class Meta:
        label = _("picture")
        icon = "image"
        template = "portal/pages/blocks/picture.html"


class QuotationBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(label=_("words"))
    attribution = blocks.CharBlock(
        label=_("who said it"),
        required=False,
        max_length=160,
        help_text=_("A role rather than a name, unless the person agreed."),
    )

    class Meta:
        label = _("quotation")
        icon = "openquote"
        template = "portal/pages/blocks/quotation.html"


class CallToActionBlock(blocks.StructBlock):
    """One clear next step, as a button."""

    text = blocks.TextBlock(label=_("sentence"), required=False)
    label = blocks.CharBlock(label=_("words on the button"), max_length=60)
    target = blocks.ChoiceBlock(
        choices=targets.choices,
        label=_("where it leads"),
        required=False,
        help_text=_("A place that every portal has. Or choose a page below."),
    )
    page = blocks.PageChooserBlock(label=_("page"), required=False)
    url = blocks.CharBlock(
        label=_("address"), required=False, help_text=_("Instead of a page, e.g. /en/mentors/.")
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["address"] = self.address_of(value)
        return context

    def address_of(self, value) -> str | None:
        """The first of target, page and address that leads somewhere for this reader."""
        page = value.get("page")
        if value.get("target") and (found := targets.address_of_target(value["target"])):
            return found
        return (page.localized.url if page and page.localized.live else None) or value.get("url") or None

    class Meta:
        label = _("call to action")
        icon = "arrow-right"
        template = "portal/pages/blocks/call_to_action.html"


class HelpLineBlock(blocks.StructBlock):
    """A number to call, large enough to hit with a shaking thumb."""

    number = blocks.CharBlock(label=_("number as it is read"), max_length=40)
    tel = blocks.RegexBlock(
        regex=r"^\+?\d{3,15}$", label=_("number as it is dialled"), help_text=_("Figures only, e.g. 116016.")
    )
    name = blocks.CharBlock(label=_("who answers"), max_length=120)
    text = blocks.TextBlock(label=_("when and how"), required=False)

    class Meta:
        label = _("number")
        icon = "mobile-alt"


class HelpLinesBlock(blocks.StructBlock):
    """Numbers for help in need."""

    lines = blocks.ListBlock(HelpLineBlock(), label=_("numbers"))

    class Meta:
        label = _("help lines")
        icon = "help"
        template = "portal/pages/blocks/help_lines.html"
