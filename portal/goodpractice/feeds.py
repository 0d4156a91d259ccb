from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.pages.frame import address_of, frame_of
from portal.printing.legible import clean

from .finding import newest


class NewestPractices(Feed):
    """The newest good practices in the language of the address, for readers' own programs."""

    feed_type = Atom1Feed

    def title(self):
        return clean(f"{_('Good practice')} – {frame_of().name}")

    def subtitle(self):
        return _("What others have tried, so that you can do it too.")

    def link(self):
        return address_of("goodpractice") or f"/{get_language()}/"

    def items(self):
        return newest()

    def item_title(self, item):
        # What people paste may hold signs that XML does not.
        return clean(item[0].title)

    def item_description(self, item):
        return clean(item[0].lede)

    def item_link(self, item):
        return item[0].full_url

    def item_guid(self, item):
        return item[0].lasting_id

    def item_pubdate(self, item):
        return item[0].first_published_at

    def item_updateddate(self, item):
        return item[0].last_published_at

    def item_author_name(self, item):
        page, _topics = item
        return clean(page.author_line or (page.organisation.name if page.organisation else frame_of().name))

    def item_categories(self, item):
        return [clean(topic) for topic in item[1]]
