from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.pages.models import BasePage

from .chapter import ChapterPage


class BlueprintIndexPage(BasePage):
    """The contents of the blueprint."""

    template = "portal/blueprint/blueprint_index.html"
    door = "blueprint"
    is_standing = True
    content_panels = BasePage.content_panels + [FieldPanel("lede")]
    parent_page_types = ["front.HomePage"]
    subpage_types = ["blueprint.ChapterPage"]

    class Meta:
        verbose_name = _("blueprint")
        verbose_name_plural = _("blueprints")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["chapters"] = list(ChapterPage.objects.child_of(self).live().in_order())
        return context
