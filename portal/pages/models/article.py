from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .. import standing
from ..fields import BodyField
from .base import BasePage


class SectionPage(BasePage):
    """Groups pages: shows a short introduction and what lies below."""

    template = "portal/pages/section_page.html"
    content_panels = BasePage.content_panels + [FieldPanel("lede")]
    subpage_types = ["portal_pages.SectionPage", "portal_pages.ArticlePage", "portal_pages.FaqPage"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["children"] = self.get_children().live().public().specific()
        return context


class ArticlePage(BasePage):
    """A page of text. With a purpose, the rest of the portal can find and link to it."""

    class Purpose(models.TextChoices):
        HOW_IT_WORKS = "how_it_works", _("How it works")
        HELP_IN_NEED = "help_in_need", _("Help in need")
        LIMITS = "limits", _("What the portal does not do")
        HOUSE_RULES = "house_rules", _("House rules")
        IMPRINT = "imprint", _("Contact and imprint")
        ACCESSIBILITY = "accessibility", _("Accessibility")
        PRIVACY = "privacy", _("Privacy")
        TERMS = "terms", _("Terms of use")
        PARTNERS = "partners", _("Partners")

    purpose = models.CharField(
        _("purpose"),
        max_length=20,
        choices=Purpose,
        blank=True,
        help_text=_("If this page is one of these, the footer and the forms link to it."),
    )
    body = BodyField(_("text"), blank=True)

    template = "portal/pages/article_page.html"
    is_standing = True
    content_panels = BasePage.content_panels + [FieldPanel("lede"), FieldPanel("body")]
    settings_panels = BasePage.settings_panels + [FieldPanel("purpose")]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context |= standing.of(self)
        return context

    @property
    def sections(self) -> list:
        """The headings of the text, for the contents."""
        return [child.value for child in self.body if child.block_type == "heading"]
