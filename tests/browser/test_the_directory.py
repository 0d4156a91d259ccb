"""The directory in a real browser: boxes that answer at once, and the same page for whoever runs no scripts."""

import re

from tests.browser.conftest import DESK, PHONE

COUNT = "#found b"


def ticked(page, box: str) -> None:
    """Tick a box and wait for the answer of the server."""
    with page.expect_response(lambda answer: "/mentors/?" in answer.url):
        page.locator(f"#box-{box}").check()


def test_a_box_answers_at_once_keeps_the_focus_and_writes_the_address(visit):
    window = visit(viewport=DESK)
    page = window.open("/de/mentors/")
    everybody = page.locator(COUNT).inner_text()
    page.evaluate("window.still = true")

    ticked(page, "how-in_person")
    page.wait_for_url("**/mentors/?how=in_person")
    some = page.locator(COUNT).inner_text()

    assert some != everybody
    assert page.locator("#told b").inner_text() == some
    assert page.evaluate("document.activeElement.id") == "box-how-in_person"
    assert page.evaluate("window.still")
    assert page.locator("#kept input[name=how]").get_attribute("value") == "in_person"

    page.locator("#radius").select_option("100")
    with page.expect_response(lambda answer: "town=Bremen" in answer.url):
        page.fill("#town", "Bremen")
        page.locator("#town").blur()
    page.wait_for_url("**/mentors/?how=in_person&town=Bremen&radius=100")
    assert page.locator(".chip").count() == 2
    near = page.locator(COUNT).inner_text()
    assert window.axe() == []

    page.reload()
    assert page.locator(COUNT).inner_text() == near
    page.go_back()
    page.wait_for_url("**/mentors/?how=in_person")
    page.locator(f"{COUNT}:text-is('{some}')").wait_for()


def test_what_was_unfolded_stays_unfolded(visit):
    page = visit(viewport=DESK).open("/en/mentors/")
    group = page.locator("#facets details").first
    group.locator("summary").click()

    ticked(page, "how-online")
    page.wait_for_url("**/mentors/?how=online")

    assert page.locator("#facets details").first.get_attribute("open") is not None


def test_on_a_phone_the_sheet_stays_while_one_ticks_and_closes_with_its_button(visit):
    window = visit(viewport=PHONE)
    page = window.open("/uk/mentors/")
    page.locator(".dir__narrow a").click()
    assert page.locator("#filters").is_visible()

    ticked(page, "how-online")
    page.wait_for_url("**/mentors/?how=online*")
    assert page.locator("#filters").is_visible()
    assert re.search(r"\d", page.locator("#told").inner_text())

    with page.expect_navigation():
        page.locator(".facets__foot button").click()
    assert not page.locator("#filters").is_visible()
    assert page.locator(".chip").count() == 1
    assert window.overflow() == 0


def test_a_town_of_a_name_that_several_have_is_asked_for_and_suggested(visit):
    page = visit(viewport=DESK).open("/de/mentors/")
    page.locator("#town").press_sequentially("Frankfurt")
    page.locator("datalist option").nth(1).wait_for(state="attached")
    assert page.locator("datalist option").nth(1).get_attribute("value") == "Frankfurt (Oder), Brandenburg"

    page.locator("#town").blur()
    page.locator(".near__choices a").first.click()
    page.wait_for_url("**town=Frankfurt+am+Main*")
    assert page.input_value("#town") == "Frankfurt am Main, Hessen"


def test_without_scripts_the_same_form_leads_to_the_same_page(visit):
    page = visit(viewport=DESK, scripts=False).open("/de/mentors/")
    page.locator("#box-how-in_person").check()
    page.fill("#town", "Bremen")
    page.locator("#radius").select_option("100")
    with page.expect_navigation():
        page.locator(".facets__foot button").click()

    assert page.locator(".chip").all_inner_texts()[0].startswith("Vor Ort")
    assert page.locator(".chip").count() == 2
    page.fill("#search", "pflege")
    with page.expect_navigation():
        page.locator("main .search button").click()
    assert page.locator(".chip").count() == 2
    assert "q=pflege" in page.url
