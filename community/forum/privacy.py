"""Posts stay when their writer leaves, because others have answered them; nothing in them leads back to her."""

from django.utils.translation import gettext_lazy as _

from portal.common.privacy import delete_rows, holds_nothing_personal, register, rows_of

from .engine.forum_permission.models import UserForumPermission
from .models import Board, Post, Topic

KEPT = _("As long as the board. When you leave the portal, your words stay as those of a former member.")


def export_posts(member):
    posts = Post.objects.filter(poster=member).select_related("topic").order_by("created")
    for post in posts:
        yield {
            "topic": post.topic.subject,
            "written": post.created,
            "changed": post.updated if post.is_edited else None,
            "text": post.content.raw,
        }


def export_topics(member):
    for topic in Topic.objects.filter(poster=member).order_by("created"):
        yield {"title": topic.subject, "started": topic.created}
    for topic in Topic.objects.filter(subscribers=member).exclude(poster=member).order_by("created"):
        # Another member's title is not hers to take along; that she follows it is.
        yield {"follows": str(topic.key), "since": topic.created}


def pseudonymise_posts(member):
    Post.objects.filter(poster=member).update(poster=None, username=None, anonymous_key=None)
    Post.objects.filter(updated_by=member).update(updated_by=None)


def pseudonymise_topics(member):
    Topic.objects.filter(poster=member).update(poster=None)
    member.topic_subscriptions.clear()


register(
    Post,
    purpose=_("What you wrote on the boards, so that others can read and answer it."),
    kept=KEPT,
    export=export_posts,
    erase=pseudonymise_posts,
)
register(
    Topic,
    purpose=_("The conversations you began and those you take part in, so that you hear of new replies."),
    kept=KEPT,
    export=export_topics,
    erase=pseudonymise_topics,
)
holds_nothing_personal(Board, because="it is a place; who spoke last is told by the post")
register(
    UserForumPermission,
    purpose=_("What you alone may do on a board, where somebody decided so."),
    kept=_("As long as the board, or until you leave the portal."),
    export=rows_of(UserForumPermission, "user"),
    erase=delete_rows(UserForumPermission, "user"),
)
