"""A topic is found by its title and by what was said in it, wherever its space may be entered."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from community.spaces.models import Space
from search.sources import Facet, Source, Words, register

from .models import Post, Topic

# Every reply writes the entry anew: what was said later in a very long conversation is found by reading it.
POSTS_AT_MOST = 50


def words(topic):
    yield Words(
        title=topic.subject,
        text="\n".join(post.content.raw for post in topic.said),
        facets={"space": [topic.forum.space.slug]},
        audience=topic.forum.space.inner_audience,
        owner=topic.poster_id,
        language=topic.language,
        at=topic.created,
    )


def things():
    posts = Post.objects.filter(approved=True).order_by("created", "pk")[:POSTS_AT_MOST]
    said = Prefetch("posts", queryset=posts, to_attr="said")
    # A board of nobody's space is read by nobody.
    topics = Topic.objects.filter(approved=True, forum__space__isnull=False)
    return topics.select_related("forum__space").prefetch_related(said)


def facets(asker):
    spaces = {space.slug: str(space.name) for space in Space.objects.enterable_by(asker)}
    return {"space": Facet(_("Space"), spaces)}


register(
    Source(
        kind="topic",
        label=_("Topics"),
        things=things,
        words=words,
        facets=facets,
        order=60,
        visible_to=lambda member: Topic.objects.visible_to(member).select_related("forum"),
    )
)
