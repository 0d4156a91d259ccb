from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from ..querysets import FieldVisibilityQuerySet


class FieldVisibility(Record):
    """Who may see one group of a member's data. Kept until she leaves; without a row only coordinators do."""

    class Group(models.TextChoices):
        NAME = "name", _("My full name")
        LANGUAGES = "languages", _("My languages")
        PLACE = "place", _("My federal state")
        CAREER = "career", _("My working life")
        SKILLS = "skills", _("What I know well")

    # From the narrowest to the widest; the first is what nobody has to choose.
    class Step(models.TextChoices):
        COORDINATORS = "coordinators", _("only coordinators")
        PAIR = "pair", _("my pair")
        PROGRAMME = "programme", _("my programme")
        MEMBERS = "members", _("all members")
        PUBLIC = "public", _("everybody, also outside the portal")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visibilities"
    )
    group = models.CharField(_("group of data"), max_length=12, choices=Group)
    step = models.CharField(_("who may see it"), max_length=12, choices=Step, default=Step.COORDINATORS)

    objects = FieldVisibilityQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "group"], name="a_visibility_once")]
        verbose_name = _("visibility")
        verbose_name_plural = _("visibilities")
