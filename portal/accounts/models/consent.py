from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from ..querysets import ConsentQuerySet, LookQuerySet


class Consent(Record):
    """One yes to one thing, dated, with the version of the text. Kept three years after it was withdrawn, as proof."""

    class Kind(models.TextChoices):
        TERMS = "terms", _("Privacy notice and house rules")
        LISTING = "listing", _("Being listed in the directory")
        PHOTO = "photo", _("Showing my photo")
        TESTIMONIAL = "testimonial", _("Showing my words on public pages")
        PUBLISHING = "publishing", _("Publishing what I tell")

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(_("consent"), max_length=16, choices=Kind)
    version = models.CharField(_("version"), max_length=16)
    # For "listing": the audience that the member opened her profile to; for "testimonial": which of her words; for
    # "publishing": what she tells.
    scope = models.CharField(_("for whom"), max_length=80, blank=True)
    given_at = models.DateTimeField(_("given"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "scope"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_standing_consent_once",
            )
        ]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")


class Look(Record):
    """That somebody looked at somebody's data, and why; shown to that person. Kept one year."""

    looker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="looks_taken"
    )
    subject = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="looks")
    # What was looked at, as the registered word of the app ("cv", "application"), and its id.
    what = models.CharField(max_length=40)
    about_id = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=200)
    at = models.DateTimeField(db_index=True)

    objects = LookQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        verbose_name = _("look")
        verbose_name_plural = _("looks")
