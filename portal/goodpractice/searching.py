"""A good practice is found by what it tells, by who did it and by every language's word for its topics."""

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from portal.pages.searching import plain, register_pages
from search.facets import choice_facet, topic_facet

from .choices import ForWhom, Setting
from .models import GoodPracticePage


def said(page):
    topics = [tagged.tag for tagged in page.tagged_topics.all()]
    organisation = page.organisation.name if page.organisation else ""
    yield {
        "text": "\n".join(
            [
                page.lede,
                organisation,
                strip_tags(page.context),
                *map(plain, (page.steps, page.needs)),
                strip_tags(page.lessons),
                plain(page.adaptations),
                page.closing,
            ]
        ),
        "tags": tuple(
            dict.fromkeys(
                word
                for topic in topics
                for word in (topic.name, topic.name_de, topic.name_en, topic.name_uk)
                if word
            )
        ),
        "facets": {
            "topic": [topic.slug for topic in topics],
            "setting": page.settings,
            "for_whom": page.for_whom,
        },
    }


def facets(asker):
    return {
        "topic": topic_facet(),
        "setting": choice_facet(_("Context"), Setting.choices),
        "for_whom": choice_facet(_("For whom"), ForWhom.choices),
    }


register_pages(
    "practice",
    GoodPracticePage,
    label=_("Good practice"),
    said=said,
    facets=facets,
    order=20,
    prepare=lambda pages: pages.select_related("locale", "organisation").prefetch_related(
        "tagged_topics__tag"
    ),
)
