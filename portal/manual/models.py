from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.pages.fields import BodyField
from portal.pages.models import BasePage


class Role(models.TextChoices):
    """For whom a part of the manual is written, in the order in which people come to the portal."""

    VISITOR = "visitor", _("Reading and looking around")
    MEMBER = "member", _("Members and mentees")
    MENTOR = "mentor", _("Mentors")
    EXPERT = "expert", _("External experts")
    COORDINATOR = "coordinator", _("Coordination")
    EDITOR = "editor", _("Editorial team")


class ManualIndexPage(BasePage):
    """The manual: one part a role."""

    template = "portal/manual/manual_index.html"
    door = "manual"
    is_standing = True
    content_panels = BasePage.content_panels + [FieldPanel("lede")]
    parent_page_types = ["front.HomePage"]
    subpage_types = ["manual.ManualPage"]

    class Meta:
        verbose_name = _("manual")
        verbose_name_plural = _("manuals")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["parts"] = list(ManualPage.objects.child_of(self).live().public().order_by("path"))
        return context


class ManualPage(BasePage):
    """What one role does here, step by step."""

    role = models.CharField(_("for whom"), max_length=12, choices=Role)
    body = BodyField(_("text"), blank=True)

    template = "portal/manual/manual_page.html"
    schema_type = "TechArticle"
    content_panels = BasePage.content_panels + [
        FieldPanel("lede"),
        FieldPanel("role"),
        FieldPanel("body"),
    ]
    parent_page_types = ["manual.ManualIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("part of the manual")
        verbose_name_plural = _("parts of the manual")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        others = ManualPage.objects.sibling_of(self, inclusive=False).live().public()
        context["others"] = others.order_by("path").defer_streamfields()
        return context

    @property
    def sections(self) -> list:
        """The headings of the text, for the contents."""
        return [child.value for child in self.body if child.block_type == "heading"]


class LoadedManual(models.Model):
    """That a page of the manual was once written into this portal; from then on it is the editors' own.

    Without this row, loading once more would bring back what they deleted. Nothing personal.
    """

    key = models.CharField(_("part"), max_length=20)
    language = models.CharField(_("language"), max_length=5)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("loaded part of the manual")
        verbose_name_plural = _("loaded parts of the manual")
        constraints = [models.UniqueConstraint(fields=["key", "language"], name="a_part_of_the_manual_once")]

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"
