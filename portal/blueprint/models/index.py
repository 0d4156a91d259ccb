from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.pages.models import BasePage
from portal.printing.document import Document
from portal.printing.framing import framed
from portal.printing.pages import PrintablePage

from .chapter import ChapterPage
from .scenarios import ScenarioIndexPage


class BlueprintIndexPage(PrintablePage, BasePage):
    """The contents of the blueprint."""

    template = "portal/blueprint/blueprint_index.html"
    door = "blueprint"
    is_standing = True
    content_panels = BasePage.content_panels + [FieldPanel("lede")]
    parent_page_types = ["front.HomePage"]
    subpage_types = ["blueprint.ChapterPage", "blueprint.ScenarioIndexPage"]

    class Meta:
        verbose_name = _("blueprint")
        verbose_name_plural = _("blueprints")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["chapters"] = self.chapters()
        context["scenarios"] = ScenarioIndexPage.objects.child_of(self).for_readers_of(self).first()
        return context

    def document(self) -> Document:
        chapters = self.chapters()
        dates = [page.last_published_at for page in (self, *chapters) if page.last_published_at]
        return framed(
            page=self,
            title=self.title,
            subtitle=self.lede,
            parts=tuple(chapter.as_part for chapter in chapters),
            language=self.language,
            address=self.full_url,
            dated=max(dates, default=None),
        )

    def chapters(self) -> list[ChapterPage]:
        """The published chapters that whoever may read the blueprint may read, in order."""
        return list(ChapterPage.objects.child_of(self).for_readers_of(self).in_order())
