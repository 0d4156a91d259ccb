"""A chapter is translated in the back office, its original goes ahead, readers are told, and the translation follows."""

import pytest
from playwright.sync_api import expect

from tests.browser.backoffice import leave, open_chapter

HERE, THERE = "/de/leitfaden/am-wasser/", "/en/blueprint/by-the-water/"
WORDS = {
    "Am Wasser": "By the water",
    "Ein Weg, den zwei gehen.": "A way that two walk.",
    "Der erste Weg": "The first way",
    "Sie gehen am Fluss entlang.": "They walk along the river.",
}
REASON = "Zwei Leserinnen kannten den ersten schon."


@pytest.fixture
def desk(visit, signed_in):
    """Somebody of the staff in her back office."""
    return lambda who: visit(state=signed_in(who)).page


def test_a_chapter_is_translated_falls_behind_and_follows(visit, desk):
    translator, author, reader = desk("redaktion"), desk("verwaltung"), visit().page

    # She has the chapter's words laid out in English, and translates them one by one; its address stands on the other tab.
    open_chapter(translator, "Am Wasser")
    translator.locator("header").get_by_role("button", name="Aktionen").click()
    leave(translator, translator.get_by_role("link", name="Diese Seite übersetzen"))
    translator.get_by_label("English").check()
    leave(translator, translator.locator("main form [type=submit]").last)
    for words, translated in WORDS.items():
        translate(translator, words, translated)
    assert translator.request.get(THERE).status == 404
    translator.get_by_role("tab", name="Veröffentlichung").click()
    translate(translator, "am-wasser", "by-the-water")
    publish(translator, "in English veröffentlicht")

    # A reader of the German chapter changes the language and reads on.
    reader.goto(HERE)
    leave(reader, reader.locator("a[hreflang=en]:visible").first)
    assert reader.url.endswith(THERE)
    expect(reader.locator(".chapter")).to_contain_text(WORDS["Sie gehen am Fluss entlang."])
    expect(reader.locator(".newer")).to_have_count(0)

    # Somebody else says a section of the original anew, and why.
    form = open_chapter(author, "Am Wasser")
    form.write("body-0-value-title", "Der zweite Weg")
    form.write("change_reason", REASON)
    form.act("action-publish")
    expect(author.locator(".messages")).to_contain_text("veröffentlicht")

    # Whoever reads English is told at the top and at the section, and finds what changed and why.
    reader.goto(THERE)
    expect(reader.locator(".newer--page")).to_contain_text("newer in German: The first way")
    leave(reader, reader.locator(".newer a[hreflang=de]").last)
    leave(reader, reader.locator("main a[href$='/versions/']").first)
    expect(reader.locator("main")).to_contain_text(REASON)
    leave(reader, reader.locator("main a[href$='/versions/1/changes/2/']"))
    expect(reader.locator("main del", has_text="erste")).to_have_count(1)
    expect(reader.locator("main ins", has_text="zweite")).to_have_count(1)

    # She finds it in the report, sees the change, and only the new words wait for her.
    translator.goto("/admin/stale-translations/")
    row = translator.locator("main tr", has_text=WORDS["Am Wasser"])
    leave(translator, row.get_by_role("link", name="Ansehen, was sich geändert hat"))
    expect(translator.locator("main ins", has_text="zweite")).to_have_count(1)
    leave(translator, translator.get_by_role("button", name="Jetzt übersetzen"))
    expect(translator.get_by_role("button", name="Übersetzen", exact=True)).to_have_count(1)
    translate(translator, "Der zweite Weg", "The second way")
    publish(translator, "in English veröffentlicht")

    reader.goto(THERE)
    expect(reader.locator(".chapter")).to_contain_text("The second way")
    expect(reader.locator(".newer--page")).to_have_count(0)
    reader.goto(f"{THERE}versions/")
    expect(reader.locator("main")).to_contain_text("Translation updated")


def translate(page, words: str, translated: str) -> None:
    """Fill in one of the words that are laid out, and wait until it is kept."""
    piece = page.locator("main li", has=page.get_by_text(words, exact=True)).last
    piece.get_by_role("button", name="Übersetzen").click()
    piece.locator("textarea").fill(translated)
    piece.get_by_role("button", name="Speichern").click()
    expect(piece).to_contain_text("Manuell übersetzt")


def publish(page, told: str) -> None:
    leave(page, page.locator("footer").get_by_role("button", name="Veröffentlichen in English"))
    expect(page.locator(".messages .success")).to_contain_text(told)
