"""Pages and their translations, under their parents; what is there already is left as it is."""

import json

from django.utils import translation
from wagtail.models import Locale, Page

from portal.front.models import HomePage
from portal.pages.models import BasePage

from .. import texts
from ..body import body

Translated = dict[str, BasePage]


def homes() -> Translated:
    """The home page of each language."""
    return {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}


def publish(page: BasePage) -> None:
    page.save_revision().publish()


def in_three_languages(model, parents: Translated, entry: dict, fields, *, then=publish) -> Translated:
    """A page and its translations under their parents. A page that is there already is left as it is.

    `then` is called for each page that was not there.
    """
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
            then(page)
        key = page.translation_key
        made[language] = page
    return made


def stream(blocks: list[dict], page: str) -> str:
    return json.dumps(body(blocks, page=page))


def stream_of(kind: str, values: list) -> str:
    return json.dumps([{"type": kind, "value": value} for value in values])
