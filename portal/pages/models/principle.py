from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.common.models import Record
from portal.common.translated import TranslatedField


class Principle(Record):
    """A principle that several pages share: changed here, it changes wherever it stands.

    Written once in three languages, not translated page by page: a principle is one thing, and a page that shows it
    shows it in its reader's language.
    """

    slug = models.SlugField(
        _("short name"), max_length=40, unique=True, help_text=_("Part of its address on a page.")
    )
    title = TranslatedField(_("principle"), blank=False)
    text = TranslatedField(_("what it means"), blank=False, long=True)
    practice = TranslatedField(_("in practice"), long=True, help_text=_("One thing a line."))

    panels = [FieldPanel("title"), FieldPanel("slug"), FieldPanel("text"), FieldPanel("practice")]

    class Meta:
        ordering = ["slug"]
        verbose_name = _("principle")
        verbose_name_plural = _("principles")

    def __str__(self) -> str:
        return str(self.title)

    @property
    def practice_lines(self) -> list[str]:
        return [line.strip() for line in str(self.practice).splitlines() if line.strip()]
