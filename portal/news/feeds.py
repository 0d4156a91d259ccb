"""News for those who read with a program of their own: Atom, one feed for each language."""

from datetime import UTC, datetime, time

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from portal.pages.frame import frame_of
from portal.printing.legible import clean

ENTRIES = 30


def as_feed(index, request) -> HttpResponse:
    """The newest news of a list; entries carry title, introduction, author and topics, not the whole text."""
    frame = frame_of(index.language)
    address = index.full_url + index.reverse_subpage("feed")
    feed = Atom1Feed(
        title=clean(f"{index.title} – {frame.name}"),
        link=index.full_url,
        description="",
        subtitle=clean(index.lede),
        language=index.language,
        author_name=clean(frame.name),
        feed_url=address,
        feed_guid=address,
    )
    for item in index.news().with_topics()[:ENTRIES]:
        feed.add_item(
            # What is pasted from a text program may hold signs that XML does not.
            title=clean(item.title),
            link=item.full_url,
            description=clean(item.lede),
            author_name=clean(item.author_name) or None,
            pubdate=datetime.combine(item.published_on, time(12), UTC),
            updateddate=item.last_published_at,
            unique_id=item.lasting_id,
            categories=[clean(tagged.tag.label) for tagged in item.tagged_topics.all()],
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response
