from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from .querysets import MentorshipQuerySet


class Mentorship(Record):
    """Two people on their way together. Kept as long as the programme's records are; its words are theirs alone."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("getting to know each other")
        ACTIVE = "active", _("on their way")
        PAUSED = "paused", _("taking a break")
        COMPLETED = "completed", _("completed")
        ENDED = "ended", _("ended")

    match = models.OneToOneField(
        "mentors_matching.Match", on_delete=models.CASCADE, related_name="mentorship"
    )
    programme = models.ForeignKey(
        "mentors_programmes.Programme", on_delete=models.PROTECT, related_name="mentorships"
    )
    state = models.CharField(_("where it stands"), max_length=10, choices=State, default=State.PREPARING)
    opened_at = models.DateTimeField(_("opened"))

    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Participant", related_name="mentorships"
    )

    objects = MentorshipQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at"]
        verbose_name = _("mentorship")
        verbose_name_plural = _("mentorships")

    def __str__(self) -> str:
        return str(self.match)

    def get_absolute_url(self) -> str:
        return reverse("mentorship:mentorship_detail", args=[self.pk])


class Participant(Record):
    """One of the people of a mentorship and what she tells the others. Goes with the mentorship."""

    class Part(models.TextChoices):
        MENTOR = "mentor", _("mentor")
        MENTEE = "mentee", _("mentee")

    mentorship = models.ForeignKey(Mentorship, on_delete=models.CASCADE, related_name="participants")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations"
    )
    part = models.CharField(_("takes part as"), max_length=8, choices=Part)
    # Seen by the people of this mentorship alone.
    reach_me = models.CharField(_("how you can reach me"), max_length=200, blank=True)

    class Meta:
        ordering = ["part", "created_at"]
        constraints = [models.UniqueConstraint(fields=["mentorship", "member"], name="in_a_mentorship_once")]
        verbose_name = _("person of a mentorship")
        verbose_name_plural = _("people of a mentorship")

    def __str__(self) -> str:
        return self.member.display_name
