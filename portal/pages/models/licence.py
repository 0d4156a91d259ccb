from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.common.models import Record


class PageLicence(Record):
    """Rights and funding of one page and of all that lies below it, in every language.

    Where none is said, those of the site hold. What is left empty here is empty: a part that nobody funds names no
    funder.
    """

    page = models.OneToOneField(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Holds for this page, its translations and every page below them."),
    )
    name = models.CharField(_("licence"), max_length=60, blank=True)
    url = models.URLField(_("address of the licence"), blank=True)
    holder = models.CharField(_("rights held by"), max_length=160, blank=True)
    funder = models.CharField(_("funded by"), max_length=160, blank=True)
    disclaimer_de = models.TextField(_("disclaimer of the funder, German"), blank=True)
    disclaimer_en = models.TextField(_("disclaimer of the funder, English"), blank=True)
    disclaimer_uk = models.TextField(_("disclaimer of the funder, Ukrainian"), blank=True)

    class Meta:
        ordering = ["page__path"]
        verbose_name = _("licence of a part")
        verbose_name_plural = _("licences of parts")

    def __str__(self) -> str:
        return f"{self.page}: {self.name or '–'}"
