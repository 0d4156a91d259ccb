from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from .programme import Programme


class ProgrammeSpace(Record):
    """That a space belongs to a programme, and to whom in it. The link lives here: spaces know no programmes."""

    class Part(models.TextChoices):
        EVERYBODY = "everybody", _("everybody who takes part")
        MENTORS = "mentors", _("mentors alone")
        ALUMNI = "alumni", _("who took part before")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="spaces")
    part = models.CharField(_("for whom"), max_length=12, choices=Part)
    space = models.OneToOneField(
        "community_spaces.Space", on_delete=models.CASCADE, related_name="+", verbose_name=_("space")
    )

    class Meta:
        verbose_name = _("space of a programme")
        verbose_name_plural = _("spaces of a programme")
        constraints = [
            models.UniqueConstraint(fields=["programme", "part"], name="a_programme_has_each_space_once")
        ]
