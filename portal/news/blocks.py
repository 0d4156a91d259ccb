"""What news have beside the blocks that all pages share: the words of people, as long as they agree."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.pages.blocks import BodyBlock
from portal.pages.blocks.text import CallToActionBlock


class TestimonialBlock(SnippetChooserBlock):
    """Somebody's words from the collection. The page keeps a reference only: taken back there, they are gone here."""

    def __init__(self, **kwargs):
        super().__init__("news.Testimonial", **kwargs)

    def bulk_to_python(self, values):
        # Stored as text, found by the key itself.
        return super().bulk_to_python([UUID(value) if isinstance(value, str) else value for value in values])

    class Meta:
        label = _("testimonial")
        icon = "openquote"
        template = "portal/news/blocks/testimonial.html"


class NewsBodyBlock(BodyBlock):
    """What news are made of."""

    testimonial = TestimonialBlock()


class NextStepBlock(blocks.StreamBlock):
    """The one thing to do after reading."""

    call_to_action = CallToActionBlock()

    class Meta:
        required = False
        max_num = 1
