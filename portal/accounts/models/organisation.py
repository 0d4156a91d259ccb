from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record
from portal.common.translated import TranslatedField

from .region import Region


class Organisation(Record):
    """A university, association, company or town that carries programmes, is a partner or employs mentors."""

    class Kind(models.TextChoices):
        UNIVERSITY = "university", _("University")
        NGO = "ngo", _("Association or NGO")
        COMPANY = "company", _("Company")
        MUNICIPALITY = "municipality", _("Town or authority")

    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(_("short name"), unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    place = models.CharField(_("town"), max_length=80, blank=True)
    region = models.CharField(_("federal state"), max_length=2, choices=Region, blank=True)
    about = TranslatedField(verbose_name=_("what it does"))
    website = models.URLField(_("website"), blank=True)
    contact_email = models.EmailField(_("contact"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.name


class Affiliation(Record):
    """How a member belongs to an organisation. Kept until the member or the organisation ends it."""

    class Kind(models.TextChoices):
        ALUMNA = "alumna", _("Alumna or alumnus")
        STAFF = "staff", _("Staff")
        STUDENT = "student", _("Student")
        EXPERT = "expert", _("External expert")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="affiliations"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="affiliations")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    degree = models.CharField(_("degree"), max_length=160, blank=True)
    graduated_in = models.PositiveSmallIntegerField(_("year of graduation"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "organisation", "kind"], name="an_affiliation_once")
        ]
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
