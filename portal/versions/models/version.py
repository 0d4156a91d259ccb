from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.common.record import Record

from ..querysets import PageVersionQuerySet
from ..reading import thaw


class PageVersion(Record):
    """What readers could read on a page from one publish to the next. Written once, never changed, kept with the page."""

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="reader_versions"
    )
    number = models.PositiveIntegerField(_("number"))
    published_at = models.DateTimeField(_("published"))
    reason = models.TextField(_("reason"), blank=True)
    title = models.CharField(_("title"), max_length=255)
    lede = models.TextField(_("introduction"), blank=True)
    # One dict a section: anchor, title, html (as it was shown), lines (its words), blocks (as they were stored).
    sections = models.JSONField(_("sections"), encoder=DjangoJSONEncoder)
    # What differs from the version before: anchor, title, kind. Kept, so that a list need not read every text.
    changes = models.JSONField(_("changes"), default=list)
    # Behind which doors the page stood (see `doors.py`); empty: everybody could read it.
    doors = models.JSONField(default=list, editable=False)
    # Never shown to readers.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )

    objects = PageVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["page", "-number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="a_number_once_a_page")]

    def __str__(self) -> str:
        return _("Version %(number)s of “%(title)s”") % {"number": self.number, "title": self.title}

    @cached_property
    def text(self) -> list[tuple[str, str]]:
        """(anchor, safe HTML) of each section; what has vanished since is said in words."""
        texts = thaw([section["html"] for section in self.sections])
        return [(section["anchor"], text) for section, text in zip(self.sections, texts, strict=True)]
