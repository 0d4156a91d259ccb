"""The blueprint, the good practices, the home pages and the standing pages, in three languages."""

import json

from django.utils import translation
from wagtail.models import Locale, Page

from portal.accounts.models import Organisation
from portal.blueprint.models import BlueprintIndexPage, ChapterPage
from portal.common.models import Topic
from portal.front.models import HomePage
from portal.front.start import make_start
from portal.goodpractice.models import GoodPracticeIndexPage, GoodPracticePage
from portal.pages.models import ArticlePage, BasePage, SiteSettings

from .. import texts
from ..body import body, paragraphs, sections

Translated = dict[str, BasePage]
# Which chapter the home page shows.
SHOWN_CHAPTER = 3


def load() -> None:
    make_start()
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    standing_pages(homes)
    chapters = blueprint(homes)
    practices = good_practices(homes)
    home(homes, chapter=chapters.get(SHOWN_CHAPTER, {}), practice=practices[0])
    settings()


def settings() -> None:
    """The demo's name and licence; no funder, for nobody funds it."""
    chosen = SiteSettings.load()
    chosen.name = texts.read("home")["site"]["name"]
    chosen.save()


def home(homes: Translated, *, chapter: Translated, practice: Translated) -> None:
    source = texts.read("home")
    doors = {door["key"]: door for door in source["doors"]}
    for language, stale in homes.items():
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
        page.chapter = chapter.get(language)
        page.practice = practice.get(language)
        publish(page)


def standing_pages(homes: Translated) -> None:
    for entry in texts.read("static_pages")["pages"]:

        def fields(language, entry=entry):
            text = texts.in_language(entry, language)
            blocks = sections(text["sections"])
            if text.get("numbers"):
                blocks.insert(0, {"type": "help_lines", "lines": text["numbers"]})
            return {"purpose": entry["key"], "lede": text["lede"], "body": stream(blocks, entry["key"])}

        in_three_languages(ArticlePage, homes, entry, fields)


def blueprint(homes: Translated) -> dict[int, Translated]:
    source = texts.read("blueprint")
    index = in_three_languages(
        BlueprintIndexPage,
        homes,
        source["index"],
        lambda language: {"lede": source["index"]["intro"][language]},
    )
    chapters = {}
    for entry in source["chapters"]:

        def fields(language, entry=entry):
            text = texts.in_language(entry, language)
            return {
                "number": entry["number"],
                "lede": text["lede"],
                "body": stream(text["blocks"], f"chapter-{entry['number']}"),
            }

        chapters[entry["number"]] = in_three_languages(ChapterPage, index, entry, fields)
    return chapters


def good_practices(homes: Translated) -> list[Translated]:
    source = texts.read("goodpractices")
    index = in_three_languages(
        GoodPracticeIndexPage,
        homes,
        source["index"],
        lambda language: {"lede": source["index"]["intro"][language]},
    )
    organisations = {each.slug: each for each in Organisation.objects.all()}
    topics = {each.slug: each for each in Topic.objects.all()}
    practices = []
    for entry in source["practices"]:

        def fields(language, entry=entry):
            text = texts.in_language(entry, language)
            return {
                "lede": text["summary"],
                "quotation": text["quotation"],
                "organisation": organisations.get(entry["organisation"]),
                "context": paragraphs(text["context"]),
                "steps": stream_of("step", text["steps"]),
                "needs": stream_of("line", text["needed"]),
                "lessons": paragraphs(text["learned"]),
                "adaptations": stream_of("line", text["adapt"]),
                "closing": text["closing"],
            }

        made = in_three_languages(GoodPracticePage, index, entry, fields)
        for page in made.values():
            page.topics.set([topics[slug] for slug in entry["topics"] if slug in topics])
            publish(page)
        practices.append(made)
    return practices


def in_three_languages(model, parents: Translated, entry: dict, fields) -> Translated:
    """A page and its translations under their parents. A page that is there already is left as it is."""
    made: Translated = {}
    key = None
    for language in texts.LANGUAGES:
        locale = Locale.objects.get(language_code=language)
        slug = entry["slug"][language]
        page = model.objects.child_of(parents[language]).filter(slug=slug).first()
        if page is None:
            with translation.override(language):
                page = model(locale=locale, slug=slug, title=entry["title"][language], **fields(language))
            if key:
                page.translation_key = key
            parent = Page.objects.get(pk=parents[language].pk)
            parent.add_child(instance=page)
            publish(page)
        key = page.translation_key
        made[language] = page
    return made


def publish(page: BasePage) -> None:
    page.save_revision().publish()


def stream(blocks: list[dict], page: str) -> str:
    return json.dumps(body(blocks, page=page))


def stream_of(kind: str, values: list) -> str:
    return json.dumps([{"type": kind, "value": value} for value in values])
