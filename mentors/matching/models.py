from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from .querysets import ApplicationQuerySet, IntakeQuerySet


class DeclineReason(models.TextChoices):
    """Why a mentor cannot say yes; what the mentee reads of it is in `reasons.py`. None of them is about her."""

    NO_TIME = "no_time", _("I do not have the time at present")
    OTHER_FIELD = "other_field", _("Somebody else knows this field better")
    PLACE_TAKEN = "place_taken", _("My place has been taken in the meantime")
    ALREADY_ACQUAINTED = "already_acquainted", _("Our paths cross elsewhere")
    DIFFERENT_RHYTHM = "different_rhythm", _("Our times or places do not fit")


class Intake(Record):
    """What a mentee brings and what she seeks, said once and used by all her applications in a programme.

    Kept until she leaves the programme or the portal; she may change it at any time.
    """

    mentee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="intakes")
    programme = models.ForeignKey(
        "mentors_programmes.Programme", on_delete=models.CASCADE, related_name="intakes"
    )
    answers = models.OneToOneField(
        "mentors_programmes.AnswerSheet", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    completed_at = models.DateTimeField(_("complete"), null=True, blank=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentee", "programme"], name="one_intake_a_programme")]
        verbose_name = _("what a mentee brings and seeks")
        verbose_name_plural = _("what mentees bring and seek")


class Application(Record):
    """A mentee asks a mentor. Read by the two alone; kept six months after a no, then removed with its files."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        SUBMITTED = "submitted", _("Sent, waiting for an answer")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Not possible this time")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        EXPIRED = "expired", _("Not answered in time")

    OPEN = (State.DRAFT, State.SUBMITTED)

    profile = models.ForeignKey(
        "mentors_directory.MentorProfile", on_delete=models.CASCADE, related_name="applications"
    )
    mentee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="applications"
    )
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(_("where it stands"), max_length=10, choices=State, default=State.DRAFT)
    answers = models.OneToOneField(
        "mentors_programmes.AnswerSheet", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cv = models.OneToOneField(
        "common.StoredFile", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    letter = models.OneToOneField(
        "common.StoredFile", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(_("sent"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decline_reason = models.CharField(_("reason"), max_length=20, choices=DeclineReason, blank=True)
    # What the mentor adds in her own words.
    decline_words = models.TextField(_("in your own words"), max_length=800, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            # A double click, or a second window, finds the first application again.
            models.UniqueConstraint(
                fields=["profile", "mentee"],
                condition=Q(state__in=["draft", "submitted"]),
                name="one_open_application_to_a_mentor",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decline_reason=""), name="a_no_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["profile", "state"]), models.Index(fields=["mentee", "state"])]
        verbose_name = _("application")
        verbose_name_plural = _("applications")

    def __str__(self) -> str:
        return f"{self.mentee} → {self.profile}"

    def get_absolute_url(self) -> str:
        return reverse("matching:application_detail", args=[self.pk])

    @property
    def mentor(self):
        return self.profile.member

    @property
    def programme(self):
        return self.profile.programme

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.SUBMITTED


class Match(Record):
    """The decision that brings a mentor and a mentee together. Kept as long as the programme's records are."""

    class Way(models.TextChoices):
        APPLIED = "applied", _("the mentee asked")

    profile = models.ForeignKey(
        "mentors_directory.MentorProfile", on_delete=models.PROTECT, related_name="matches"
    )
    mentee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="matches")
    cohort = models.ForeignKey(
        "mentors_programmes.Cohort", on_delete=models.PROTECT, null=True, blank=True, related_name="matches"
    )
    application = models.OneToOneField(
        Application, on_delete=models.SET_NULL, null=True, blank=True, related_name="match"
    )
    way = models.CharField(_("how they met"), max_length=10, choices=Way)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("match")
        verbose_name_plural = _("matches")

    def __str__(self) -> str:
        return f"{self.profile} – {self.mentee}"

    @property
    def mentor(self):
        return self.profile.member
