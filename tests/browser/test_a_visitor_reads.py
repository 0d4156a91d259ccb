"""Journey 1 in a real browser: a visitor reads, an editor previews and publishes, the visitor sees it at once."""

import pytest

from tests.browser.conftest import DESK, PHONE

WORDS = "Ein Satz, den es gestern noch nicht gab."


def shown_chapter(portal) -> int:
    """The key of the chapter on the German home page."""
    ask = "from portal.front.models import HomePage as H; print(H.objects.get(locale__language_code='de').chapter_id)"
    return int(portal.manage("shell", "-v0", "-c", ask).split()[-1])


@pytest.mark.parametrize(("language", "viewport"), [("de", DESK), ("en", PHONE), ("uk", PHONE)])
def test_SE7_PR2_a_visitor_reads_the_blueprint_and_leaves_without_a_cookie(visit, language, viewport):
    window = visit(viewport=viewport)
    page = window.open(f"/{language}/")
    page.locator(".teaser__words .more").click()
    page.wait_for_selector(".chapter")
    table, cards = page.locator(".road__table"), page.locator(".road__cards")
    assert (table.is_visible(), cards.is_visible()) == (viewport == DESK, viewport == PHONE)

    with page.expect_navigation():
        page.locator(".next-previous a[rel=prev]").click()
    anchor = page.locator(".chapter .anchored").first.get_attribute("id")
    page.goto(f"{page.url}#{anchor}")
    assert page.locator(f"#{anchor}").bounding_box()["y"] < viewport["height"]

    page.goto(f"/{language}/")
    page.locator(".band-warm .more").click()
    page.wait_for_selector(".practice-page")
    assert window.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_published_change_is_read_at_once(visit, signed_in, portal):
    reader, editor = visit(), visit(state=signed_in("redaktion"))
    reader.open("/de/")
    reader.page.locator(".teaser__words .more").click()
    reader.page.wait_for_selector(".chapter")
    address = reader.page.url
    assert WORDS not in reader.page.content()

    page = editor.open(f"/admin/pages/{shown_chapter(portal)}/edit/")
    page.fill("#id_lede", WORDS)
    page.fill("[name=change_reason]", "Ein neuer Anfang")
    page.locator("[data-side-panel-toggle=preview]").first.click()
    page.frame_locator("iframe[id*=preview]").get_by_text(WORDS).wait_for(timeout=30_000)
    reader.page.goto(address)
    assert WORDS not in reader.page.content()

    page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_selector(".messages .success")

    reader.page.goto(address)
    assert WORDS in reader.page.content()
