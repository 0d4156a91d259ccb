from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.audiences import MEMBERS, PUBLIC, audience
from portal.common.markdown import render
from portal.common.models import Record
from portal.common.translated import TranslatedField

from ..querysets import MembershipQuerySet, SpaceQuerySet


class Space(Record):
    """A group of people and the rooms in which they meet."""

    class Kind(models.TextChoices):
        OPEN = "open", _("Open: anyone may join")
        CLOSED = "closed", _("Closed: ask to join")
        HIDDEN = "hidden", _("Hidden: by invitation")

    class Carrier(models.TextChoices):
        """Who is answerable for it, and so who may look after it from outside."""

        PORTAL = "portal", _("the portal")
        ORGANISATION = "organisation", _("an organisation")
        MEMBERS = "members", _("members: a small group")
        PAIR = "pair", _("a pair")

    slug = models.SlugField(_("short name"), unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.OPEN)
    # Who learns that the space is there; who may enter its rooms follows from the kind.
    audience = models.CharField(_("who sees it"), max_length=80, default=PUBLIC)
    language = models.CharField(
        _("language of the talk"), max_length=2, choices=settings.LANGUAGES, blank=True
    )
    carrier = models.CharField(_("carried by"), max_length=12, choices=Carrier, default=Carrier.PORTAL)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="spaces",
        verbose_name=_("organisation"),
    )
    # Small groups stay small; empty means as many as come.
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)

    # Each in one language or in several; a reader is given hers, else the first that has words.
    name = TranslatedField(_("name"), blank=False)
    about = TranslatedField(_("what it is for"), long=True)
    house_rules = TranslatedField(_("house rules"), long=True)
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
            models.CheckConstraint(
                condition=Q(carrier="organisation", organisation__isnull=False)
                | (~Q(carrier="organisation") & Q(organisation__isnull=True)),
                name="an_organisation_carries_what_it_carries",
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
    def is_archived(self) -> bool:
        return self.archived_at is not None

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
    # Whoever was seated because of her standing elsewhere has not said yes yet: then no moment, and version 0.
    rules_accepted_at = models.DateTimeField(_("house rules accepted"), null=True, blank=True)
    rules_version = models.PositiveSmallIntegerField(_("version of the house rules"), default=0)
    # Until she says so herself, other members do not find her in the list.
    is_listed = models.BooleanField(_("shown in the list of members"), default=False)
    # Comes and goes with her part in a programme.
    by_standing = models.BooleanField(_("by her part in a programme"), default=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at"]
        constraints = [models.UniqueConstraint(fields=["space", "member"], name="a_membership_once")]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    @property
    def is_moderator(self) -> bool:
        return self.role == self.Role.MODERATOR

    @property
    def has_agreed(self) -> bool:
        """Whether her yes is one to the house rules as they are now."""
        return self.rules_version >= self.space.house_rules_version
