"""From an empty form to a public chapter in two languages, by people who click and type, all in the back office."""

import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.backoffice import Form
from tests.browser.chapter_steps import OTHER, PRINCIPLE, STEPS, Things

TITLE = "Zwei Tassen"
BACK_OFFICE = re.compile(r"/admin/")


@pytest.fixture
def things(tmp_path):
    picture, sheet = tmp_path / "tassen.jpg", tmp_path / "teeblatt.pdf"
    Image.new("RGB", (1200, 800), "#8a5a2b").save(picture)
    sheet.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    return Things(picture, sheet)


def at_work(visit, signed_in, who):
    """Somebody of the staff at her desk, in her back office."""
    window = visit(state=signed_in(who))
    window.open("/admin/")
    return window


def go_to_the_blueprint(page):
    """Pages → home page → blueprint, as one finds it on the first day."""
    page.goto("/admin/pages/")
    for name in ("Jemand, der den Weg schon kennt", "Leitfaden"):
        row = page.locator("tbody tr", has=page.get_by_role("link", name=re.compile(name)))
        with page.expect_navigation():
            row.first.locator(".children a").first.click()


def test_an_author_builds_a_chapter_with_every_block_and_it_becomes_public_in_two_languages(
    visit, signed_in, things
):
    editor = at_work(visit, signed_in, "redaktion")
    keep_a_principle(editor.page)

    author = at_work(visit, signed_in, "autorin")
    page = author.page
    go_to_the_blueprint(page)
    # A chapter is all that fits here, so nobody is asked what it shall be.
    with page.expect_navigation():
        page.locator("a[href$='/add_subpage/']:visible").first.click()
    assert "chapterpage" in page.url
    form = Form(page)
    form.write("number", "12")
    form.write("title", TITLE)
    form.write("lede", "Wie ein Kapitel entsteht.")
    kinds = build_every_block(form, things)


def keep_a_principle(page):
    """What several pages share is kept once, by an editor, in three languages."""
    page.goto("/admin/snippets/portal_pages/principle/add/")
    said = {"de": PRINCIPLE, "en": "Nobody has to be grateful", "uk": "Ніхто не мусить дякувати"}
    for language, words in said.items():
        page.fill(f"[name=title_{language}]", words)
        page.fill(f"[name=text_{language}]", f"{words}.")
    page.locator("[name=slug]").fill("niemand-muss-dankbar-sein")
    with page.expect_navigation():
        page.locator("footer button[type=submit]").first.click()


def build_every_block(form, things) -> list[str]:
    """One block of each kind that the menu offers; a kind without steps is a failure."""
    offered = form.menu().count()
    form.close_menu()
    kinds = []
    for number in range(offered):
        kind = form.insert(number)
        assert kind in STEPS, f"The story does not know how to fill in “{kind}”: add it to STEPS."
        print(kind)
        STEPS[kind].fill(form, f"body-{number}-value", things)
        kinds.append(kind)
    assert len(set(kinds)) == offered > 0
    return kinds
