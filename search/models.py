from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from .querysets import EntryQuerySet


class Entry(Record):
    """One searchable thing in one language. Goes with the thing: its app calls `services.remove`."""

    # The word under which the source is registered, e.g. "mentor".
    kind = models.CharField(max_length=24)
    object_id = models.UUIDField()
    # Empty: the thing is the same in every language.
    language = models.CharField(max_length=8, blank=True)
    title = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    folded_title = models.TextField(blank=True, editable=False)
    folded = models.TextField(blank=True, editable=False)
    audience = models.CharField(max_length=80)
    weight = models.SmallIntegerField(default=0)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [models.Index(fields=["kind", "audience"], name="entry_by_kind_and_audience")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "language"], name="an_entry_once_a_language")
        ]

    def __str__(self) -> str:
        return self.title
