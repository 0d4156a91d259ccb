"""The portal's one vocabulary: topics, expertise and themes, in three languages, carried by django-taggit."""

from django.db import models, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import GenericUUIDTaggedItemBase, TagBase


class Topic(TagBase):
    """One word of the vocabulary. `name` is what it was first called; the others are what readers see."""

    name_de = models.CharField(_("German"), max_length=100, blank=True)
    name_en = models.CharField(_("English"), max_length=100, blank=True)
    name_uk = models.CharField(_("Ukrainian"), max_length=100, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The word in the reader's language, or the first one it was given."""
        return getattr(self, f"name_{(get_language() or '')[:2]}", "") or self.name


class TaggedTopic(GenericUUIDTaggedItemBase):
    """That a thing of ours (UUID key) carries a topic. Goes with the thing."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="tagged")

    class Meta:
        verbose_name = _("tagged topic")
        verbose_name_plural = _("tagged topics")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "tag"], name="a_topic_once_a_thing")
        ]


@transaction.atomic
def merge_topics(*, keep: Topic, drop: Topic) -> None:
    """Make two words one: everything tagged `drop` becomes `keep`, nothing is tagged twice."""
    for row in TaggedTopic.objects.filter(tag=drop):
        kept = TaggedTopic.objects.filter(
            tag=keep, content_type_id=row.content_type_id, object_id=row.object_id
        ).exists()
        if not kept:
            row.tag = keep
            row.save(update_fields=["tag"])
    drop.delete()
