from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.record import Record

from ..querysets import SectionStateQuerySet


class TranslationGroup(Record):
    """One page in all its languages. Its row is what two publishes at once wait for."""

    translation_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("page in its languages")
        verbose_name_plural = _("pages in their languages")

    def __str__(self) -> str:
        return str(self.translation_key)


class SectionState(Record):
    """How far one section of one page has come, beside the same section in the other languages.

    Whoever changes a section first steps ahead of the others; those that stay behind are stale until they follow.
    """

    group = models.ForeignKey(TranslationGroup, on_delete=models.CASCADE, related_name="states")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="section_states")
    anchor = models.CharField(_("anchor"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=255, blank=True)
    # Whether the page has this section: a new one is missing where it is not yet translated.
    is_there = models.BooleanField(default=True)
    step = models.PositiveIntegerField(default=0)
    stepped_at = models.DateTimeField()
    # The last change that readers could see; nothing since the first publication is nothing.
    changed_at = models.DateTimeField(null=True)

    objects = SectionStateQuerySet.as_manager()

    class Meta:
        verbose_name = _("state of a section")
        verbose_name_plural = _("states of sections")
        constraints = [models.UniqueConstraint(fields=["page", "anchor"], name="a_section_once_a_page")]
        indexes = [models.Index(fields=["group", "anchor", "step"])]

    def __str__(self) -> str:
        return f"{self.page_id}#{self.anchor}"
