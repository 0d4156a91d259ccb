from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.pages.fields import BodyField
from portal.pages.models import BasePage

from ..blocks import ReferencesBlock


class ResearchPage(BasePage):
    """What the blueprint rests on, with references to read further."""

    body = BodyField(_("text"), blank=True)
    references = BodyField(_("references"), block_types=ReferencesBlock(), blank=True)

    template = "portal/toolkit/research_page.html"
    door = "learning"
    content_panels = BasePage.content_panels + [
        FieldPanel("lede"),
        FieldPanel("body"),
        FieldPanel("references"),
    ]
    parent_page_types = ["toolkit.ToolkitIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("research page")
        verbose_name_plural = _("research pages")
