import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from portal.common.languages import language_name
from portal.common.models import Record, TaggedTopic

from .region import Region


class MemberManager(BaseUserManager):
    """Makes members; an address is one whatever its capitals."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "Member":
        if not email:
            raise ValueError("A member needs an e-mail address.")
        member = self.model(email=self.normalize_email(email).lower(), **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "Member":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "Member":
        return self.get(email__iexact=email)


class Member(AbstractBaseUser, PermissionsMixin):
    """A person with an account. Kept until she leaves: everything the portal knows of her hangs on this row."""

    class ShownAs(models.TextChoices):
        PSEUDONYM = "pseudonym", _("a name I choose")
        SHORT = "short", _("first name and initial")
        FULL = "full", _("full name")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    given_name = models.CharField(_("first name"), max_length=80, blank=True)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    pseudonym = models.CharField(_("chosen name"), max_length=40, blank=True)
    shown_as = models.CharField(
        _("how others see my name"), max_length=10, choices=ShownAs, default=ShownAs.SHORT
    )
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default=settings.TIME_ZONE)
    region = models.CharField(_("federal state"), max_length=2, choices=Region, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    # Wagtail's word for "may enter the back office"; the roles themselves are grants.
    is_staff = models.BooleanField(_("works in the back office"), default=False)
    date_joined = models.DateTimeField(pgettext_lazy("account", "joined"), default=timezone.now)
    welcomed_at = models.DateTimeField(_("welcomed"), null=True, blank=True)

    skills = TaggableManager(verbose_name=_("skills"), through=TaggedTopic, blank=True)

    objects = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name as its owner wants it shown; never the address."""
        if self.shown_as == self.ShownAs.PSEUDONYM and self.pseudonym:
            return self.pseudonym
        if self.shown_as == self.ShownAs.FULL and self.given_name and self.family_name:
            return f"{self.given_name} {self.family_name}"
        if self.given_name:
            return f"{self.given_name} {self.family_name[:1]}.".removesuffix(" .")
        return self.pseudonym or str(_("Member"))

    @property
    def initials(self) -> str:
        """Up to two letters for the arch that stands where there is no photo."""
        return "".join(word[0] for word in self.display_name.split()[:2]).upper()

    def get_full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip() or self.display_name

    def get_short_name(self) -> str:
        return self.given_name or self.display_name

    def is_welcomed(self, *, at: datetime | None = None) -> bool:
        return self.welcomed_at is not None and self.welcomed_at <= (at or timezone.now())


class CareerStation(Record):
    """One stop of a working life, written once and used by every form. Kept until the member removes it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="stations")
    role = models.CharField(_("role"), max_length=120)
    organisation_name = models.CharField(_("organisation"), max_length=160, blank=True)
    from_year = models.PositiveSmallIntegerField(pgettext_lazy("year", "from"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(pgettext_lazy("year", "to"), null=True, blank=True)

    class Meta:
        ordering = ["-from_year", "-created_at"]
        verbose_name = _("career station")
        verbose_name_plural = _("career stations")

    def __str__(self) -> str:
        return self.role

    @property
    def years(self) -> str:
        """From when to when, as far as she says."""
        if self.from_year and self.to_year and self.from_year != self.to_year:
            return f"{self.from_year}–{self.to_year}"
        if self.from_year and not self.to_year:
            return gettext("since %(year)s") % {"year": self.from_year}
        return str(self.to_year or "")


class SpokenLanguage(Record):
    """A language somebody speaks and how well. Kept until the member removes it."""

    class Level(models.TextChoices):
        BASIC = "basic", _("a little")
        GOOD = "good", _("well")
        FLUENT = "fluent", _("fluently")
        NATIVE = "native", _("first language")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="spoken_languages")
    language = models.CharField(_("language"), max_length=8)
    level = models.CharField(_("level"), max_length=8, choices=Level, default=Level.GOOD)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "language"], name="a_language_once")]
        verbose_name = _("spoken language")
        verbose_name_plural = _("spoken languages")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What its speakers call it."""
        return language_name(self.language)
