from django.db import models
from mptt.querysets import TreeQuerySet

from community.spaces.models import Space


class BoardQuerySet(TreeQuerySet):
    def visible_to(self, member):
        """Boards of the spaces that the reader may enter."""
        return self.filter(space__in=Space.objects.enterable_by(member))

    def of(self, space):
        """The boards of a space in their order, each with its last post and who wrote it."""
        return self.filter(space=space).select_related("last_post__topic", "last_post__poster")


class TopicQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Approved topics on the boards that the reader may enter; even the title of another stays unread."""
        return self.filter(approved=True, forum__space__in=Space.objects.enterable_by(member))

    def on(self, board):
        """The topics of a board: pinned first, then those with the newest post."""
        return (
            self.filter(forum=board)
            .select_related("poster", "last_post__poster")
            .order_by("-type", "-last_post_on", "-pk")
        )


class PostQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(
            approved=True,
            topic__approved=True,
            topic__forum__space__in=Space.objects.enterable_by(member),
        )

    def within(self, topic):
        """The posts of a topic as they were said, each with its writer."""
        return self.filter(topic=topic).select_related("poster").order_by("created", "pk")
