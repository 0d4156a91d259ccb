from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record


class LoadedPart(Record):
    """Which part of the demo was loaded, and in which version; no personal data."""

    part = models.CharField(_("part"), max_length=40, unique=True)
    version = models.PositiveSmallIntegerField(_("version"))

    class Meta:
        verbose_name = _("loaded part of the demo")
        verbose_name_plural = _("loaded parts of the demo")

    def __str__(self) -> str:
        return f"{self.part} {self.version}"
