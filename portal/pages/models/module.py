from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.common.models import Record
from portal.common.translated import TranslatedField


class MentoringModule(Record):
    """One of the modules that mentoring is learned in; scenarios and tools say to which they belong."""

    slug = models.SlugField(
        _("short name"),
        max_length=40,
        unique=True,
        help_text=_("In addresses and inside pages; small letters and hyphens. Do not change it later."),
    )
    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    name = TranslatedField(_("name"), blank=False)
    about = TranslatedField(_("what it is about"), long=True)

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("slug")]),
        FieldPanel("name"),
        FieldPanel("about"),
    ]

    class Meta:
        ordering = ["number"]
        verbose_name = _("mentoring module")
        verbose_name_plural = _("mentoring modules")

    def __str__(self) -> str:
        return str(self.name)
