"""From an empty form to a public chapter in two languages, by people who click and type, all in the back office."""

import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.backoffice import Form, go_to_the_blueprint, leave
from tests.browser.chapter_steps import PRINCIPLE, STEPS, Things
from tests.factories.films import CAPTIONS, MP4

TITLE = "Zwei Tassen"
ADDRESS = "/de/leitfaden/zwei-tassen/"


@pytest.fixture
def things(tmp_path):
    made = Things(*(tmp_path / name for name in ("tassen.jpg", "teeblatt.pdf", "tee.mp4", "tee.vtt")))
    Image.new("RGB", (1200, 800), "#8a5a2b").save(made.picture)
    made.sheet.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    made.film.write_bytes(MP4)
    made.captions.write_bytes(CAPTIONS)
    return made


def at_work(visit, signed_in, who):
    """Somebody of the staff at her desk, in her back office."""
    window = visit(state=signed_in(who))
    window.open("/admin/")
    return window


# A story of two minutes that the back office tells with many scripts of its own: in the long run, where nothing runs beside it.
def test_an_author_builds_a_chapter_with_every_block_and_an_editor_publishes_it(
    visit, signed_in, portal, things
):
    editor = at_work(visit, signed_in, "redaktion").page
    keep_a_principle(editor)

    # She opens an empty form and fills in whatever its menu offers.
    page = at_work(visit, signed_in, "autorin").page
    go_to_the_blueprint(page)
    # A chapter is all that fits here, so nobody is asked what it shall be.
    leave(page, page.locator("a[href$='/add_subpage/']:visible").first)
    form = Form(page)
    form.write("number", "12")
    form.write("title", TITLE)
    form.write("lede", "Wie ein Kapitel entsteht.")
    kinds = build_every_block(form, things)
    reference = f"body-{kinds.index('cross_reference')}-value"
    picture = f"body-{kinds.index('picture')}-value-image"
    form.write(f"{reference}-section", "gibt-es-nicht")

    # The picture has no words for those who do not see it: she is told where, and loses nothing.
    hand_in(form)
    expect(form.say(f"{picture}-alt_text")).to_have_text(re.compile(r"Alternativtext|Alt"))
    expect(form.field("body-count")).to_have_value(str(len(kinds)))
    expect(form.field(f"{reference}-text")).to_have_value("Mehr dazu an anderer Stelle.")
    form.write(f"{picture}-alt_text", "Zwei Tassen auf einem Tisch")

    # Nor does a reference lead nowhere.
    hand_in(form)
    expect(form.say(f"{reference}-section")).to_contain_text("gibt-es-nicht")
    form.write(f"{reference}-section", "")

    # She looks at it as readers will, and hands it in: she may not publish herself.
    expect(page.locator("footer [name=action-publish]")).to_have_count(0)
    look_at_the_preview(page, *STEPS["heading"].seen, *STEPS["call_to_action"].seen)
    hand_in(form)
    expect(page.locator(".messages")).to_contain_text(TITLE)

    # An editor finds it in the report, and sends it back with a reason.
    editing = open_what_waits(editor)
    editing.decide("reject", "Schön! Bitte sagen Sie noch, für wen es ist.")
    page.goto("/de/notices/")
    leave(page, page.locator("main a", has_text=re.compile("zurück|ergänz|änder", re.I)).first)
    expect(page.locator("body")).to_contain_text("Bitte sagen Sie noch, für wen es ist.")
    form.write("lede", "Für alle, die zum ersten Mal Tee kochen.")
    hand_in(form)

    # The second time she approves, and everybody reads it.
    open_what_waits(editor).decide("approve")
    reader = visit()
    reader.open(ADDRESS)
    seen = reader.page.inner_text("main")
    assert [words for kind in kinds for words in STEPS[kind].seen if words not in seen] == []
    assert reader.page.locator("main #tee-und-tabellen").count() == 1
    assert reader.page.locator("img[alt='Zwei Tassen auf einem Tisch']").count() == 1
    take_the_pdf(reader.page)


def keep_a_principle(page):
    """What several pages share is kept once, by an editor, in three languages."""
    page.goto("/admin/snippets/portal_pages/principle/add/")
    said = {"de": PRINCIPLE, "en": "Nobody has to be grateful", "uk": "Ніхто не мусить дякувати"}
    for language, words in said.items():
        page.fill(f"[name=title_{language}]", words)
        page.fill(f"[name=text_{language}]", f"{words}.")
    page.locator("[name=slug]").fill("niemand-muss-dankbar-sein")
    leave(page, page.locator("footer button[type=submit]").first)


def build_every_block(form, things) -> list[str]:
    """One block of each kind that the menu offers; a kind without steps is a failure."""
    offered = form.menu().count()
    form.close_menu()
    kinds = []
    for number in range(offered):
        kind = form.insert(number)
        assert kind in STEPS, f"The story does not know how to fill in “{kind}”: add it to STEPS."
        STEPS[kind].fill(form, f"body-{number}-value", things)
        kinds.append(kind)
    assert len(set(kinds)) == offered > 0
    return kinds


def hand_in(form) -> None:
    form.act("action-submit")


def look_at_the_preview(page, *seen: str) -> None:
    page.locator("[data-side-panel-toggle=preview]").click()
    shown = page.frame_locator("#w-preview-iframe")
    for words in seen:
        expect(shown.locator("main")).to_contain_text(words)
    page.locator("[data-side-panel-toggle=preview]").click()


def open_what_waits(page) -> Form:
    page.goto("/admin/editing/waiting/")
    leave(page, page.get_by_role("link", name=TITLE, exact=True))
    return Form(page)


def take_the_pdf(page) -> None:
    """Its PDF is made in a job: until then the page says so, and then it is there."""
    address = page.locator("main a[href$='/pdf/']").first.get_attribute("href")
    for _ in range(120):
        answer = page.request.get(address)
        if answer.headers["content-type"] == "application/pdf":
            assert answer.body().startswith(b"%PDF-")
            return
        page.wait_for_timeout(500)
    raise AssertionError("no PDF within a minute")
