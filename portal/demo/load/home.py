"""What the front doors say and show; last, for they point at pages."""

from portal.blueprint.models import ChapterPage
from portal.front.models import HomePage
from portal.goodpractice.models import GoodPracticePage
from portal.pages.models import SiteSettings

from .. import texts
from .tree import homes, publish

# Which chapter the home page shows.
SHOWN_CHAPTER = 10


def load() -> None:
    settings()
    home()


def settings() -> None:
    """The demo's name and licence; no funder, for nobody funds it."""
    chosen = SiteSettings.load()
    chosen.name = texts.read("home")["site"]["name"]
    chosen.save()


def home() -> None:
    source = texts.read("home")
    doors = {door["key"]: door for door in source["doors"]}
    for language, stale in homes().items():
        # Read anew: a page from before its children were added would save that it has none.
        page = HomePage.objects.get(pk=stale.pk)
        page.title = source["hero"]["title"][language]
        page.lede = source["hero"]["intro"][language]
        page.seo_title = source["site"]["tagline"][language]
        page.search_description = source["hero"]["intro"][language]
        page.search_placeholder = source["site"]["search_placeholder"][language]
        page.find_title = doors["find_mentor"]["title"][language]
        page.find_link = doors["find_mentor"]["link"][language]
        page.become_title = doors["become_mentor"]["title"][language]
        page.become_link = doors["become_mentor"]["link"][language]
        page.chapter = ChapterPage.objects.filter(locale=page.locale, number=SHOWN_CHAPTER).first()
        page.practice = GoodPracticePage.objects.filter(locale=page.locale).order_by("path").first()
        publish(page)
