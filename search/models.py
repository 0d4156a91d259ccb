from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.clock import now

from .querysets import EntryQuerySet


class Entry(models.Model):
    """One searchable thing, or one part of it, in one language. Derived: `search_rebuild` writes all of them anew.

    The key is a number because the full-text index of SQLite knows its rows by number.
    """

    # The word under which the source is registered, e.g. "mentor".
    kind = models.CharField(max_length=24)
    # The thing's key as `sources.key_of` writes it, and the anchor of the part where the thing has several.
    object_id = models.CharField(max_length=32)
    part = models.CharField(max_length=120, blank=True)
    # Empty: the thing is the same in every language.
    language = models.CharField(max_length=8, blank=True)
    title = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    tags = models.JSONField(default=list, blank=True)
    audience = models.CharField(max_length=80)
    # The key of the member whose words these are, for blocks.
    owner = models.CharField(max_length=32, blank=True)
    weight = models.SmallIntegerField(default=0)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    at = models.DateTimeField(null=True, blank=True)
    # Its facet values, a sign each (`search.marks`).
    marks = models.TextField(blank=True, editable=False)
    # Tells whether anything has changed without comparing everything.
    fingerprint = models.CharField(max_length=40)

    # What is compared: folded words, and their stems.
    folded_title = models.TextField(blank=True, editable=False)
    folded_tags = models.TextField(blank=True, editable=False)
    folded = models.TextField(blank=True, editable=False)
    title_stems = models.TextField(blank=True, editable=False)
    stems = models.TextField(blank=True, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [
            models.Index(fields=["kind", "audience"], name="entry_by_kind_and_audience"),
            models.Index(fields=["kind", "object_id"], name="entry_by_thing"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("kind", "object_id", "part", "language"), name="an_entry_once_a_part_and_language"
            )
        ]

    def __str__(self) -> str:
        return self.title


class FacetValue(models.Model):
    """One value by which entries can be narrowed down, e.g. topic: nursing, and its number."""

    key = models.CharField(max_length=24)
    value = models.CharField(max_length=80)

    class Meta:
        verbose_name = _("facet of search entries")
        verbose_name_plural = _("facets of search entries")
        constraints = [models.UniqueConstraint(fields=("key", "value"), name="a_facet_value_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"


class Term(models.Model):
    """A word that occurs, counted by who may read it: what is suggested to somebody comes from what she may read."""

    word = models.CharField(max_length=48)
    audience = models.CharField(max_length=80)
    # As somebody wrote it: "München" for "munchen".
    shown = models.CharField(max_length=64)
    # How it sounds, in whichever letters: see `sounding`.
    sound = models.CharField(max_length=64, blank=True)
    uses = models.IntegerField(default=0)

    class Meta:
        verbose_name = _("word that occurs")
        verbose_name_plural = _("words that occur")
        indexes = [models.Index(fields=["sound"], name="term_by_sound")]
        constraints = [models.UniqueConstraint(fields=("word", "audience"), name="a_term_once_an_audience")]

    def __str__(self) -> str:
        return self.shown


class Synonyms(models.Model):
    """Words that mean the same to whoever looks for them; editors keep them."""

    words = models.TextField(
        _("words and phrases"),
        max_length=600,
        help_text=_(
            "Words or short phrases that mean the same, with a comma between them; languages may mix."
        ),
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("Leave empty if the words come from several languages."),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words[:80]


class Pending(models.Model):
    """An entry that the search engine beside the database has not heard of yet; see `search.pending`.

    It holds a place, not words: what is sent is read from the entry when it is sent. Where there is no entry any more, the
    engine is told to forget it. One row with an empty kind means: everything.
    """

    kind = models.CharField(max_length=24, blank=True)
    object_id = models.CharField(max_length=32, blank=True)
    part = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, blank=True)
    # Grows with every change, in nanoseconds: the version under which the engine keeps it, so that a late one never wins.
    stamp = models.BigIntegerField()
    since = models.DateTimeField(default=now)
    # The class of the error, where the engine refused this very entry: it waits for a person or for its next change.
    refused = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("search entry on its way")
        verbose_name_plural = _("search entries on their way")
        indexes = [models.Index(fields=["refused", "stamp"], name="pending_in_order")]
        constraints = [
            models.UniqueConstraint(
                fields=("kind", "object_id", "part", "language"), name="an_entry_on_its_way_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
