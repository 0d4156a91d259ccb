"""Small sites of pages, made the way an editor makes them."""

import itertools
import json
from uuid import uuid4

from django.utils.text import slugify
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from portal.blueprint.models import BlueprintIndexPage, ChapterPage
from portal.front.models import HomePage
from portal.front.start import make_start
from portal.goodpractice.models import GoodPracticeIndexPage, GoodPracticePage
from portal.news.models import NewsIndexPage, NewsPage, SeriesPage
from portal.pages.models import ArticlePage, FaqPage, PlainPage
from portal.toolkit.models import (
    GuidePage,
    GuidePartPage,
    ModulePage,
    ResearchPage,
    ToolkitIndexPage,
    ToolkitItemPage,
)

_count = itertools.count(1)


def home(language="de") -> HomePage:
    if not HomePage.objects.exists():
        make_start()
    return HomePage.objects.get(locale__language_code=language)


def block(kind: str, value, block_id=None) -> dict:
    return {"type": kind, "value": value, "id": block_id or str(uuid4())}


def heading(title: str, anchor: str) -> dict:
    return block("heading", {"title": title, "anchor": anchor})


def text(words: str) -> dict:
    return block("text", f"<p>{words}</p>")


def roadmap(anchor="roadmap") -> dict:
    phase = {"period": "0–12", "goal": "G", "actors": "A", "resources": "R", "indicators": "I"}
    return block(
        "roadmap",
        {
            "anchor": anchor,
            "title": "Fahrplan",
            "intro": "",
            "rows": {"goal": "Ziel", "actors": "Wer", "resources": "Was", "indicators": "Woran"},
            "phases": [{"anchor": f"phase-{n}", "title": f"Phase {n}", **phase} for n in (1, 2)],
        },
    )


def add(parent, model, *, translation_of=None, live=True, **fields):
    number = next(_count)
    fields.setdefault("title", f"Seite {number}")
    fields.setdefault("slug", f"seite-{number}")
    page = model(locale=parent.locale, **fields)
    if translation_of:
        page.translation_key = translation_of.translation_key
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    if live:
        page.save_revision().publish()
    else:
        page.live = False
        page.save()
    return page


def make_blueprint(language="de", **fields) -> BlueprintIndexPage:
    fields.setdefault("title", "Leitfaden")
    return add(home(language), BlueprintIndexPage, **fields)


def make_chapter(index, *, number=1, body=None, **fields) -> ChapterPage:
    fields.setdefault("lede", "Worum es geht.")
    body = (
        body
        if body is not None
        else [text("Anfang"), heading("Erster Teil", "first"), text("Mitte"), roadmap()]
    )
    return add(index, ChapterPage, number=number, body=json.dumps(body), **fields)


def make_practices(language="de", **fields) -> GoodPracticeIndexPage:
    fields.setdefault("title", "Gute Praxis")
    return add(home(language), GoodPracticeIndexPage, **fields)


def make_practice(index, **fields) -> GoodPracticePage:
    fields.setdefault("lede", "Was geschah.")
    return add(index, GoodPracticePage, **fields)


def make_article(language="de", *, purpose="", body=(), **fields) -> ArticlePage:
    return add(home(language), ArticlePage, purpose=purpose, body=json.dumps(list(body)), **fields)


def make_toolkit(language="de", **fields) -> ToolkitIndexPage:
    fields.setdefault("title", "Werkzeuge")
    fields.setdefault("slug", "werkzeuge")
    return add(home(language), ToolkitIndexPage, **fields)


def make_tool(index, *, body=(), **fields) -> ToolkitItemPage:
    fields.setdefault("lede", "Wozu es dient.")
    return add(index, ToolkitItemPage, body=json.dumps(list(body)), **fields)


def make_module_page(index, module, **fields) -> ModulePage:
    return add(index, ModulePage, module=module, **fields)


def make_guide(index, *, parts=(), **fields) -> GuidePage:
    """A guide with a part for each title."""
    guide = add(index, GuidePage, **fields)
    for number, title in enumerate(parts, start=1):
        body = json.dumps([text(f"Text von {title}")])
        add(guide, GuidePartPage, title=title, slug=f"teil-{number}", body=body)
    return guide


def make_research(index, *, references=(), **fields) -> ResearchPage:
    listed = json.dumps([block("reference", reference) for reference in references])
    return add(index, ResearchPage, references=listed, **fields)


def make_news_list(language="de", **fields) -> NewsIndexPage:
    fields.setdefault("title", "Aktuelles")
    fields.setdefault("slug", "aktuelles")
    return add(home(language), NewsIndexPage, **fields)


def make_series(index, **fields) -> SeriesPage:
    return add(index, SeriesPage, **fields)


def make_news(parent, *, body=(), **fields) -> NewsPage:
    fields.setdefault("lede", "Was geschah.")
    return add(parent, NewsPage, body=json.dumps(list(body)), **fields)


def make_faq(language="de", *, topics=None, **fields) -> FaqPage:
    """`topics`: {topic: {question: answer}}; anchors are made from the words."""
    topics = topics or {"Konto": {"Was kostet es?": "Nichts."}}
    body = [
        block(
            "topic",
            {
                "anchor": slugify(title),
                "title": title,
                "entries": [
                    {"anchor": slugify(question), "question": question, "answer": f"<p>{answer}</p>"}
                    for question, answer in entries.items()
                ],
            },
        )
        for title, entries in topics.items()
    ]
    return add(home(language), FaqPage, body=json.dumps(body), **fields)


def make_plain(language="de", *, of=None, sentences="Wir helfen.", parent=None, **fields) -> PlainPage:
    part = block("part", {"anchor": "anfang", "title": "Anfang", "drawing": "bridge", "sentences": sentences})
    return add(parent or home(language), PlainPage, of=of, body=json.dumps([part]), **fields)


def furnish(world) -> None:
    index = make_blueprint()
    world.things["chapter"] = make_chapter(index)


def edited(chapter, **changes):
    """What the editing form of a chapter sends when its text becomes this one paragraph and nothing else changes."""
    blocks = [("text", rich_text(changes["text"]))]
    return nested_form_data(
        {
            "number": chapter.number,
            "title": chapter.title,
            "lede": chapter.lede,
            "slug": chapter.slug,
            "seo_title": "",
            "search_description": "",
            "social_image": "",
            "change_reason": changes.get("reason", "Rückmeldungen."),
            "body": streamfield(blocks),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )
