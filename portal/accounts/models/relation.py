from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from ..querysets import BlockQuerySet, GrantQuerySet, TieQuerySet


class Grant(Record):
    """A role somebody holds, within an organisation and/or one scope. Ends when revoked; then the row goes."""

    class Role(models.TextChoices):
        MODERATOR = "moderator", _("Moderator")
        COORDINATOR = "coordinator", _("Coordinator")
        FACILITATOR = "facilitator", _("Facilitator")
        AUTHOR = "author", _("Author")
        EDITOR = "editor", _("Editor")
        ADMINISTRATOR = "administrator", _("Administrator")

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(_("role"), max_length=16, choices=Role)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.CASCADE, null=True, blank=True, related_name="grants"
    )
    scope = models.CharField(
        _("scope"),
        max_length=80,
        blank=True,
        help_text=_("An audience such as space:…; empty means all of it."),
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            # Two, because to a database nothing is never the same as nothing.
            models.UniqueConstraint(
                fields=["member", "role", "organisation", "scope"],
                condition=Q(organisation__isnull=False),
                name="a_role_once_in_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["member", "role", "scope"],
                condition=Q(organisation__isnull=True),
                name="a_role_once",
            ),
        ]
        verbose_name = _("role")
        verbose_name_plural = _("roles")


class Tie(Record):
    """That two people have to do with each other (a pair, a programme), so that "my pair" is one join.

    Written in both directions by the floor that knows why; ends with it.
    """

    class Kind(models.TextChoices):
        PAIR = "pair", _("pair")
        PROGRAMME = "programme", _("programme")

    a = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ties")
    b = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    scope = models.CharField(max_length=80, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    objects = TieQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b", "kind", "scope"], name="a_tie_once"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="a_tie_needs_two"),
        ]
        verbose_name = _("tie")
        verbose_name_plural = _("ties")


class Block(Record):
    """That one member wants nothing to do with another. Never shown to the blocked one; ends when she lifts it."""

    blocker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks")
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    objects = BlockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="a_block_once"),
            models.CheckConstraint(condition=~Q(blocker=F("blocked")), name="nobody_blocks_herself"),
        ]
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
