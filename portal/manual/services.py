import json

from django.db import transaction
from wagtail.models import Locale, Page

from portal.pages.models import BasePage

from . import texts
from .models import LoadedManual, ManualIndexPage, ManualPage, Role

INDEX = "index"


class NoHomePage(Exception):
    """There is nothing to put the manual under: the portal has not been set up yet."""


@transaction.atomic
def load_manual() -> list[str]:
    """Write the manual's pages into the portal and return which; what was written once is left to the editors.

    A page that the editors changed stays as it is, and one that they deleted stays away.
    """
    written = []
    for language in texts.LANGUAGES:
        index = _index(language)
        if index is None:
            continue
        for role in Role.values:
            if LoadedManual.objects.get_or_create(key=role, language=language)[1]:
                _add(index, role, language)
                written.append(f"{role} ({language})")
    return written


def _index(language: str) -> ManualIndexPage | None:
    locale = Locale.objects.get(language_code=language)
    if LoadedManual.objects.get_or_create(key=INDEX, language=language)[1]:
        text = texts.read(INDEX)
        return _publish(_home(locale), ManualIndexPage(lede=text["lede"][language]), text, language)
    return ManualIndexPage.objects.filter(locale=locale).first()


def _add(index: ManualIndexPage, role: str, language: str) -> None:
    text = texts.read(role)
    page = ManualPage(role=role, lede=text["lede"][language], body=json.dumps(texts.body(role, language)))
    _publish(index, page, text, language)


def _publish(parent: Page, page: BasePage, text: dict, language: str) -> BasePage:
    page.locale = Locale.objects.get(language_code=language)
    page.title, page.slug = text["title"][language], text["slug"][language]
    # In step with the same part in the languages that were written before.
    if before := _translation_of(page):
        page.translation_key = before.translation_key
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()
    return page


def _translation_of(page: BasePage) -> BasePage | None:
    pages = type(page).objects.exclude(locale=page.locale)
    return pages.filter(role=page.role).first() if isinstance(page, ManualPage) else pages.first()


def _home(locale: Locale) -> Page:
    """The page under which a language lives: the site's root in that language."""
    home = Page.objects.filter(depth=2, locale=locale).first()
    if home is None:
        raise NoHomePage
    return home
