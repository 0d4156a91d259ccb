from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import MEMBERS, PUBLIC, audience
from portal.common.models import Record

from .querysets import MembershipQuerySet, SpaceQuerySet
from .wording import InReadersLanguage


class Space(Record):
    """A group of people and the rooms in which they meet. Its words may be given in one language or in each."""

    class Kind(models.TextChoices):
        OPEN = "open", _("open: anyone may join")
        CLOSED = "closed", _("closed: ask to join")
        HIDDEN = "hidden", _("hidden: by invitation")

    slug = models.SlugField(_("short name"), unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.OPEN)
    # Who learns that the space is there; who may enter its rooms follows from the kind.
    audience = models.CharField(_("who sees it"), max_length=80, default=PUBLIC)
    language = models.CharField(
        _("language of the talk"), max_length=2, choices=settings.LANGUAGES, blank=True
    )

    name_de = models.CharField(_("name (German)"), max_length=80, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=80, blank=True)
    name_uk = models.CharField(_("name (Ukrainian)"), max_length=80, blank=True)
    about_de = models.TextField(_("what it is for (German)"), blank=True)
    about_en = models.TextField(_("what it is for (English)"), blank=True)
    about_uk = models.TextField(_("what it is for (Ukrainian)"), blank=True)
    house_rules_de = models.TextField(_("house rules (German)"), blank=True)
    house_rules_en = models.TextField(_("house rules (English)"), blank=True)
    house_rules_uk = models.TextField(_("house rules (Ukrainian)"), blank=True)
    house_rules_version = models.PositiveSmallIntegerField(_("version of the house rules"), default=1)

    people = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="spaces")

    name = InReadersLanguage("name")
    about = InReadersLanguage("about")
    house_rules = InReadersLanguage("house_rules")

    objects = SpaceQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_de="", name_en="", name_uk=""), name="a_space_has_a_name"
            ),
            # A hidden space is not shown by a slip of the pen in the audience.
            models.CheckConstraint(
                condition=~Q(kind="hidden") | ~Q(audience__in=[PUBLIC, MEMBERS]),
                name="a_hidden_space_stays_hidden",
            ),
        ]
        verbose_name = _("space")
        verbose_name_plural = _("spaces")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("spaces:space_detail", args=[self.slug])

    @property
    def is_open(self) -> bool:
        return self.kind == self.Kind.OPEN

    @property
    def inner_audience(self) -> str:
        """Who may read what is said in the rooms: in an open space whoever sees it, otherwise its members."""
        return self.audience if self.is_open else audience("space", self.pk)


class Membership(Record):
    """That a member belongs to a space and said yes to its house rules. Kept until she leaves."""

    class Role(models.TextChoices):
        MEMBER = "member", _("member of the space")
        MODERATOR = "moderator", _("moderator of the space")

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="memberships")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.MEMBER)
    joined_at = models.DateTimeField(_("joined"))
    rules_accepted_at = models.DateTimeField(_("house rules accepted"))
    rules_version = models.PositiveSmallIntegerField(_("version of the house rules"))

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at"]
        constraints = [models.UniqueConstraint(fields=["space", "member"], name="a_membership_once")]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
