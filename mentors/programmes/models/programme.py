from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.clock import now
from portal.common.models import Record
from portal.common.translated import TranslatedField

from ..querysets import CohortQuerySet, ProgrammeQuerySet


class Programme(Record):
    """A mentoring programme of one organisation: what it is for, how people meet in it, and how long."""

    class Mode(models.TextChoices):
        ONE_TO_ONE = "one_to_one", _("one mentor, one mentee")
        GROUP = "group", _("one mentor, a small group")
        PEER = "peer", _("two people on the same level")
        REVERSE = "reverse", _("the younger one advises")
        TIME_BOXED = "time_boxed", _("one short task together")

    class Way(models.TextChoices):
        """Who brings two people together."""

        APPLIES = "mentee_applies", _("The mentee asks a mentor")
        WISHES = "wishes", _("The mentee names her wishes in order")
        CENTRAL = "central", _("A round pairs everybody at once")
        COORDINATOR = "coordinator", _("The coordinator pairs")
        OFFLINE = "offline", _("Agreed in a conversation")

    organisation = models.ForeignKey(
        "accounts.Organisation",
        on_delete=models.PROTECT,
        related_name="programmes",
        verbose_name=_("organisation"),
    )
    slug = models.SlugField(_("short name"), unique=True)
    name = TranslatedField(_("name"))
    summary = TranslatedField(_("in one or two sentences"))
    purpose = TranslatedField(_("purpose of the programme"))
    # Per language {"title": …, "intro": …, "items": [{"title": …, "text": …}]}.
    expectations = TranslatedField(_("what to expect"))
    agreement_text = TranslatedField(_("text of the agreement"))
    mode = models.CharField(_("who meets"), max_length=16, choices=Mode, default=Mode.ONE_TO_ONE)
    way = models.CharField(_("way of matching"), max_length=16, choices=Way, default=Way.APPLIES)
    capacity = models.PositiveSmallIntegerField(
        _("pairs at most"), null=True, blank=True, help_text=_("Empty means as many as there are mentors.")
    )
    meetings = models.PositiveSmallIntegerField(_("meetings"), default=6)
    months = models.PositiveSmallIntegerField(_("months"), default=6)
    answer_within_days = models.PositiveSmallIntegerField(_("days a mentor has to answer"), default=14)
    is_public = models.BooleanField(_("has a public page"), default=True)
    takes_mentors = models.BooleanField(_("new mentors may register"), default=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("programmes:programme_detail", args=[self.slug])


class Cohort(Record):
    """One run of a programme, with its dates; where it stands follows from the clock."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        OPEN = "open", _("open for applications")
        MATCHING = "matching", _("people are being brought together")
        RUNNING = "running", _("running")
        ENDED = "ended", _("ended")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="cohorts")
    slug = models.SlugField(_("short name"))
    name = TranslatedField(_("name"))
    applications_open_at = models.DateTimeField(_("applications open"))
    applications_close_at = models.DateTimeField(_("applications close"))
    kick_off_on = models.DateField(_("kick-off"), null=True, blank=True)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))
    closing_on = models.DateField(_("closing event"), null=True, blank=True)

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="a_cohort_slug_once_a_programme"),
            models.CheckConstraint(
                condition=Q(applications_close_at__gt=F("applications_open_at")),
                name="applications_close_after_they_open",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="a_cohort_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.name}"

    def state(self, *, at: datetime | None = None) -> "Cohort.State":
        """Where the cohort stands at a moment; an open window counts as open even after the start."""
        at = at or now()
        if self.ends_on < at.date():
            return self.State.ENDED
        if self.applications_open_at <= at < self.applications_close_at:
            return self.State.OPEN
        if at < self.applications_open_at:
            return self.State.PLANNED
        return self.State.RUNNING if self.starts_on <= at.date() else self.State.MATCHING


class CohortMember(Record):
    """That somebody takes part in a cohort, as mentor or as mentee. Kept as long as the cohort's records are."""

    class Part(models.TextChoices):
        MENTOR = "mentor", _("mentor")
        MENTEE = "mentee", _("mentee")

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="people")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="cohorts")
    part = models.CharField(_("takes part as"), max_length=8, choices=Part)

    class Meta:
        verbose_name = _("cohort member")
        verbose_name_plural = _("cohort members")
        constraints = [
            models.UniqueConstraint(fields=["cohort", "member", "part"], name="a_part_in_a_cohort_once")
        ]
