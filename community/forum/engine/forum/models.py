import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from machina.apps.forum.abstract_models import AbstractForum
from mptt.managers import TreeManager

from portal.common.translated import TranslatedField

from ...querysets import BoardQuerySet


class Forum(AbstractForum):
    """A board: machina's forum, in a space of ours. It goes with its space."""

    # What stands in addresses: machina's own numbers could be counted.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    space = models.ForeignKey(
        "community_spaces.Space", on_delete=models.CASCADE, related_name="boards", verbose_name=_("space")
    )
    # machina's own `name` and `description` know one language; these are what readers see.
    title = TranslatedField(_("name"))
    purpose = TranslatedField(_("what is talked about here"))

    objects = TreeManager.from_queryset(BoardQuerySet)()

    class Meta(AbstractForum.Meta):
        verbose_name = _("board")
        verbose_name_plural = _("boards")

    def __str__(self) -> str:
        return str(self.title) or self.name

    def get_absolute_url(self) -> str:
        return reverse("forum:topic_list", args=[self.key])
