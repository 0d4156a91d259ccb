from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record


class Partner(Record):
    """Who stands behind the portal: an organisation or a person, named in public because she or it agreed to.

    Kept until an administrator takes it away. No account hangs on it.
    """

    class Kind(models.TextChoices):
        # In the order in which they are shown.
        CARRIER = "carrier", _("Carried by")
        COOPERATION = "cooperation", _("Cooperation partners")
        FUNDER = "funder", _("Funded by")
        BOARD = "board", _("Advisory board")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.COOPERATION)
    name = models.CharField(_("name"), max_length=160)
    role_de = models.CharField(_("role in one line, German"), max_length=200, blank=True)
    role_en = models.CharField(_("role in one line, English"), max_length=200, blank=True)
    role_uk = models.CharField(_("role in one line, Ukrainian"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        "portal_pages.Picture",
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Best in one colour on a clear ground; in the dark scheme it stands on a light plate."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=100, help_text=_("Small numbers come first; equal ones by name.")
    )

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.name

    def role(self, language: str) -> str:
        return getattr(self, f"role_{language}")
