from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from ..querysets import PracticeUseQuerySet

DID_AT_MOST = 500
DIFFERED_AT_MOST = 300


class PracticeUse(Record):
    """A member's short report that she used a good practice. Kept until she deletes it or leaves.

    It belongs to the practice in all its languages, so it holds their common key and not one of the pages.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("The editors are reading it")
        RELEASED = "released", _("Shown")
        DECLINED = "declined", _("Not shown")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="practice_uses"
    )
    practice = models.UUIDField(db_index=True)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    did = models.TextField(_("what we did"), validators=[MaxLengthValidator(DID_AT_MOST)])
    differed = models.TextField(
        _("what was different with us"), blank=True, validators=[MaxLengthValidator(DIFFERED_AT_MOST)]
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    # Why an editor does not show it.
    reason = models.TextField(blank=True)
    released_at = models.DateTimeField(_("shown since"), null=True, blank=True)

    objects = PracticeUseQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["member", "practice"], name="a_use_once_a_member")]
        verbose_name = _("report of use")
        verbose_name_plural = _("reports of use")

    def __str__(self) -> str:
        return self.did[:60]

    def get_absolute_url(self) -> str:
        return reverse("goodpractice:use", args=[self.practice])
