from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from portal.pages.fields import BodyField
from portal.pages.models import BasePage
from portal.pages.querysets import PublicPageQuerySet
from portal.printing.blocks import blocks_of
from portal.printing.document import Document, Part
from portal.printing.framing import framed
from portal.printing.models import PrintedFile
from portal.printing.pages import PrintablePage

from ..blocks import ToolBodyBlock


class GuidePage(PrintablePage, BasePage):
    """A guide in several parts, as the manual for trainers: read one after the other, taken along as a whole."""

    template = "portal/toolkit/guide_page.html"
    printable_as = (PrintedFile.Kind.PDF, PrintedFile.Kind.DOCX)
    door = "learning"
    content_panels = BasePage.content_panels + [FieldPanel("lede")]
    parent_page_types = ["toolkit.ToolkitIndexPage"]
    subpage_types = ["toolkit.GuidePartPage"]

    class Meta:
        verbose_name = _("guide in several parts")
        verbose_name_plural = _("guides in several parts")

    def parts(self):
        """The published parts in the order that editors gave them."""
        return GuidePartPage.objects.child_of(self).for_readers_of(self).order_by("path")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["parts"] = list(self.parts().defer("body"))
        return context

    def document(self) -> Document:
        return framed(
            title=self.title,
            subtitle=self.lede,
            parts=tuple(
                Part(part.title, str(number), part.lede, blocks_of(part.body, part.full_url))
                for number, part in enumerate(self.parts(), start=1)
            ),
            language=self.language,
            address=self.full_url,
            dated=self.last_published_at,
        )


class GuidePartPage(BasePage):
    """One part of a guide."""

    body = BodyField(_("text"), block_types=ToolBodyBlock(), blank=True)

    objects = PageManager.from_queryset(PublicPageQuerySet)()

    template = "portal/toolkit/guide_part_page.html"
    door = "learning"
    content_panels = BasePage.content_panels + [FieldPanel("lede"), FieldPanel("body")]
    parent_page_types = ["toolkit.GuidePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("part of a guide")
        verbose_name_plural = _("parts of a guide")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        parts = list(
            GuidePartPage.objects.sibling_of(self).for_readers_of(self).order_by("path").defer("body")
        )
        here = next((at for at, part in enumerate(parts) if part.pk == self.pk), None)
        return context | {
            "parts": parts,
            "part": None if here is None else here + 1,
            "previous": parts[here - 1] if here else None,
            "next": parts[here + 1] if here is not None and here + 1 < len(parts) else None,
        }

    @property
    def ticks(self) -> bool:
        """Whether there is something to tick, so that the script is asked for."""
        return any(child.block_type == "checklist" for child in self.body)

    @property
    def begins_below_a_heading(self) -> bool:
        """Whether the first block may bring a heading of the third level, which needs one above it."""
        return bool(self.body) and self.body[0].block_type not in {
            "heading",
            "roadmap",
            "prompts",
            "checklist",
        }

    def printed_in(self) -> list:
        """The file that holds this part is made anew with it."""
        return self.get_parent().specific.printed_in()
