from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from portal.accounts import audiences
from portal.accounts.models import Region
from portal.common.languages import language_name
from portal.common.models import Record, TaggedTopic
from portal.common.places import Town, town

from .querysets import MentorProfileQuerySet


class MentorProfile(Record):
    """What a mentor says of herself in one programme. Kept until she leaves the directory or the portal."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        SUBMITTED = "submitted", _("Being read by a coordinator")
        RETURNED = "returned", _("Sent back with a question")
        LISTED = "listed", _("In the directory")
        PAUSED = "paused", _("Taking a break")
        LEFT = "left", _("No longer in the directory")

    class Kind(models.TextChoices):
        ALUMNA = "alumna", _("I studied or took part here")
        STAFF = "staff", _("I work here")
        EXPERT = "expert", _("I come from outside, with my profession")

    # How others read the kind.
    KIND_SHOWN = {
        Kind.ALUMNA: _("Alumni"),
        Kind.STAFF: pgettext_lazy("kind of mentor", "Staff"),
        Kind.EXPERT: _("External experts"),
    }

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentor_profiles"
    )
    programme = models.ForeignKey(
        "mentors_programmes.Programme", on_delete=models.PROTECT, related_name="mentor_profiles"
    )
    state = models.CharField(_("where it stands"), max_length=10, choices=State, default=State.DRAFT)

    # who she is
    kind = models.CharField(_("how I belong to it"), max_length=8, choices=Kind, blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentor_profiles",
        verbose_name=_("organisation"),
    )
    # What an external expert wrote until a coordinator has made it an organisation.
    company_name = models.CharField(_("company"), max_length=160, blank=True)

    # what she offers and seeks; in one language, hers
    language = models.CharField(_("language of my texts"), max_length=2, choices=settings.LANGUAGES)
    headline = models.CharField(_("in one sentence"), max_length=120, blank=True)
    about = models.TextField(_("about me"), max_length=1200, blank=True)
    how_i_work = models.TextField(_("how we could work"), max_length=1200, blank=True)
    offers = models.JSONField(_("what I bring"), default=list, blank=True)
    seeks = models.JSONField(_("what I seek myself"), default=list, blank=True)
    topics = TaggableManager(verbose_name=_("topics"), through=TaggedTopic, blank=True)
    one_to_one = models.BooleanField(_("one to one"), default=True)
    in_groups = models.BooleanField(_("in a group"), default=False)
    online = models.BooleanField(_("online"), default=False)
    in_person = models.BooleanField(_("in person"), default=False)
    region = models.CharField(_("federal state"), max_length=2, choices=Region, blank=True)
    # A GeoNames number. Others see it, and find her by it, only if she says so.
    town_id = models.PositiveIntegerField(_("town"), null=True, blank=True)
    shows_town = models.BooleanField(_("others may see my town"), default=False)
    hours_per_month = models.PositiveSmallIntegerField(_("hours a month"), null=True, blank=True)
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    places_free = models.PositiveSmallIntegerField(_("free places"), default=1)
    answers = models.OneToOneField(
        "mentors_programmes.AnswerSheet", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    photo = models.ForeignKey(
        "common.StoredFile",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )

    # who may see her: until she says it, she alone
    audience = models.CharField(_("who may see me"), max_length=80, blank=True)

    submitted_at = models.DateTimeField(_("sent"), null=True, blank=True)
    listed_at = models.DateTimeField(_("listed"), null=True, blank=True)

    objects = MentorProfileQuerySet.as_manager()

    class Meta:
        # Keys are random: an order that stays the same and tells nothing, least of all who is new.
        ordering = ["id"]
        verbose_name = _("mentor profile")
        verbose_name_plural = _("mentor profiles")
        indexes = [models.Index(fields=["state", "audience"], name="profile_by_state_and_audience")]
        constraints = [
            models.UniqueConstraint(fields=["member", "programme"], name="a_mentor_profile_once_a_programme"),
            models.CheckConstraint(
                condition=Q(places_free__lte=F("places")), name="not_more_free_than_places"
            ),
            models.CheckConstraint(condition=Q(places_free__gte=0), name="no_place_less_than_none"),
        ]

    def __str__(self) -> str:
        return self.member.display_name

    def get_absolute_url(self) -> str:
        return reverse("directory:profile_detail", args=[self.pk])

    @property
    def name(self) -> str:
        return self.member.display_name

    @property
    def organisation_name(self) -> str:
        """Where she comes from, as others read it."""
        return self.organisation.name if self.organisation else self.company_name

    @property
    def places_taken(self) -> int:
        return self.places - self.places_free

    @property
    def is_editable(self) -> bool:
        return self.state in {self.State.DRAFT, self.State.RETURNED}

    @property
    def is_public(self) -> bool:
        return self.state == self.State.LISTED and self.audience == audiences.PUBLIC

    @property
    def kind_shown(self):
        """The kind as others read it."""
        return self.KIND_SHOWN.get(self.kind, "")

    @property
    def languages(self) -> list[str]:
        """What she speaks, each language in its own name."""
        return [language_name(spoken.language) for spoken in self.member.spoken_languages.all()]

    @property
    def meeting(self) -> str:
        """One to one, in a group or both."""
        ways = [gettext("one to one")] if self.one_to_one else []
        return ", ".join([*ways, gettext("in a group")] if self.in_groups else ways)

    @property
    def town(self) -> Town | None:
        """Where she lives: for herself and for those who coordinate her programme."""
        return town(self.town_id)

    @property
    def shown_town(self) -> Town | None:
        """Her town for everybody who may see the profile; None unless she wants it seen."""
        return self.town if self.shows_town else None

    @property
    def where(self) -> str:
        """Online, in person or both; where: a federal state at most, or her town if she shows it."""
        if not self.in_person:
            return gettext("online") if self.online else ""
        where = gettext("online or in person") if self.online else gettext("in person")
        place = self.shown_town.label() if self.shown_town else self.get_region_display()
        return f"{where} ({place})" if place else where


class Review(Record):
    """What a coordinator decided about a profile and why; the member reads it. Goes with the profile."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("approved")
        RETURNED = "returned", _("sent back")

    profile = models.ForeignKey(MentorProfile, on_delete=models.CASCADE, related_name="reviews")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decision = models.CharField(_("decision"), max_length=8, choices=Decision)
    reason = models.TextField(_("reason"), max_length=1200, blank=True)
    decided_at = models.DateTimeField(_("decided"))

    class Meta:
        ordering = ["-decided_at"]
        verbose_name = _("review of a profile")
        verbose_name_plural = _("reviews of profiles")
