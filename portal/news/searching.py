"""News are found by their words, their author and every language's word for their topics."""

from django.utils.translation import gettext_lazy as _

from portal.pages.searching import plain, register_pages
from search.facets import topic_facet

from .models import NewsPage


def said(news):
    topics = list(news.topics.all())
    names = [
        name for each in topics for name in (each.name, each.name_de, each.name_en, each.name_uk) if name
    ]
    yield {
        "text": f"{news.lede}\n{plain(news.body)}\n{news.author_name}",
        "tags": tuple(dict.fromkeys(names)),
        "facets": {"topic": [topic.slug for topic in topics]},
    }


register_pages(
    "news",
    NewsPage,
    label=_("News"),
    said=said,
    facets=lambda asker: {"topic": topic_facet()},
    order=80,
)
