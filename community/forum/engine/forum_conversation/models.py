import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from machina.apps.forum_conversation.abstract_models import AbstractPost, AbstractTopic

from portal.common.clock import now

from ...querysets import PostQuerySet, TopicQuerySet


class Topic(AbstractTopic):
    """A conversation on a board. Kept as long as the board; without its writer's name once she has left."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # machina deletes the whole conversation with its first writer, other people's words included.
    poster = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="forum_topics",
        verbose_name=_("writer"),
    )

    # What it is written in, so that it is read aloud and hyphenated rightly; empty where nobody knows.
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    created = models.DateTimeField(_("started"), default=now, db_index=True, editable=False)

    objects = TopicQuerySet.as_manager()

    class Meta(AbstractTopic.Meta):
        indexes = [
            models.Index(fields=["type", "last_post_on"], name="topic_by_last_post"),
            models.Index(fields=["forum", "approved", "-type", "-last_post_on"], name="topic_in_board"),
        ]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def get_absolute_url(self) -> str:
        return reverse("forum:topic_detail", args=[self.key])

    @property
    def reply_count(self) -> int:
        """Approved posts after the first."""
        return max(self.posts_count - 1, 0)


class Post(AbstractPost):
    """What one member says in a topic. Her words stay, as those of a former member, when she leaves the portal."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    poster = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="forum_posts",
        verbose_name=_("writer"),
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    created = models.DateTimeField(_("written"), default=now, db_index=True, editable=False)
    # Comes with the form: sending the same form twice makes one post.
    submission = models.UUIDField(default=uuid.uuid4, editable=False)
    # Set while a decision about a report holds; such a post is not approved either.
    hidden_at = models.DateTimeField(null=True, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta(AbstractPost.Meta):
        indexes = [models.Index(fields=["topic", "approved", "created"], name="post_in_topic")]
        constraints = [models.UniqueConstraint(fields=["poster", "submission"], name="a_form_makes_one_post")]
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    def get_absolute_url(self) -> str:
        """Leads on to the page of the topic where the post stands; what page that is changes."""
        return reverse("forum:post_detail", args=[self.key])

    @property
    def is_edited(self) -> bool:
        return self.updates_count > 0
