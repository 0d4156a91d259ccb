"""Posts can be reported. A hidden post is one that is not approved: machina's counters and last posts follow by themselves."""

from django.utils.translation import gettext_lazy as _

from community.moderation.items import Item, register

from . import services
from .models import Post


def excerpt(post: Post) -> str:
    words = post.content.raw
    return f"{post.subject}\n\n{words}" if post.is_topic_head else words


register(
    Item(
        key="post",
        label=_("a post"),
        name="key",
        visible_to=lambda reader: Post.objects.visible_to(reader).select_related(
            "topic__forum__space", "poster"
        ),
        everything=lambda: Post.objects.select_related("topic__forum__space", "poster"),
        excerpt=excerpt,
        author=lambda post: post.poster,
        space=lambda post: post.topic.forum.space,
        hide=lambda post: services.hide_post(post=post),
        restore=lambda post: services.show_post(post=post),
    )
)
