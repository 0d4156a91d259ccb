from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.pages.fields import BodyField
from portal.pages.models import BasePage
from portal.pages.modules import modules

from .item import ToolkitItemPage


class ModulePage(BasePage):
    """What one mentoring module is about, with its tools; higher floors add their own to `toolkit.module`."""

    module = models.ForeignKey(
        "portal_pages.MentoringModule",
        verbose_name=_("mentoring module"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    body = BodyField(_("text"), blank=True)

    template = "portal/toolkit/module_page.html"
    door = "learning"
    content_panels = BasePage.content_panels + [FieldPanel("module"), FieldPanel("lede"), FieldPanel("body")]
    parent_page_types = ["toolkit.ToolkitIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("page of a module")
        verbose_name_plural = _("pages of modules")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        tools = ToolkitItemPage.objects.for_everybody().in_language(self.language)
        mine = (each.number for each in modules().values() if each.pk == self.module_id)
        # In a preview none may be chosen yet.
        context["number"] = next(mine, "")
        context["tools"] = list(tools.filter(module=self.module_id).for_rows().along_the_way())
        return context
