from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import MEMBERS, PUBLIC, audience
from portal.common.markdown import render
from portal.common.models import Record
from portal.common.translated import TranslatedField

from .querysets import MembershipQuerySet, SpaceQuerySet


class Space(Record):
    """A group of people and the rooms in which they meet."""

    class Kind(models.TextChoices):
        OPEN = "open", _("Open: anyone may join")
        CLOSED = "closed", _("Closed: ask to join")
        HIDDEN = "hidden", _("Hidden: by invitation")

    slug = models.SlugField(_("short name"), unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.OPEN)
    # Who learns that the space is there; who may enter its rooms follows from the kind.
    audience = models.CharField(_("who sees it"), max_length=80, default=PUBLIC)
    language = models.CharField(
        _("language of the talk"), max_length=2, choices=settings.LANGUAGES, blank=True
    )

    # Each in one language or in several; a reader is given hers, else the first that has words.
    name = TranslatedField(_("name"), blank=False)
    about = TranslatedField(_("what it is for"))
    house_rules = TranslatedField(_("house rules"))
    house_rules_version = models.PositiveSmallIntegerField(_("version of the house rules"), default=1)

    people = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="spaces")

    objects = SpaceQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            # A hidden space is not shown by a slip of the pen in the audience.
            models.CheckConstraint(
                condition=~Q(kind="hidden") | ~Q(audience__in=[PUBLIC, MEMBERS]),
                name="a_hidden_space_stays_hidden",
            ),
        ]
        verbose_name = _("space")
        verbose_name_plural = _("spaces")

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("spaces:space_detail", args=[self.slug])

    @property
    def house_rules_html(self) -> str:
        return render(str(self.house_rules))

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
