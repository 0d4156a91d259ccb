"""What stands around every page: reached with keys, without scripts, and left at once."""

from tests.browser.conftest import DESK, PHONE


def test_the_first_key_leads_past_the_frame(visit):
    page = visit().open("/en/clear-history/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_menu_of_a_phone_needs_no_script(visit):
    page = visit(viewport=PHONE, scripts=False).open("/en/clear-history/")
    sheet = page.locator("[data-menu] .menu__sheet")
    assert not sheet.is_visible()

    page.locator("[data-menu] summary").click()

    assert sheet.is_visible()
    assert sheet.get_by_role("link", name="Community").is_visible()
    assert sheet.locator("a[hreflang=uk]").get_attribute("href") == "/uk/clear-history/"


def test_escape_closes_the_menu_and_gives_the_focus_back(visit):
    page = visit(viewport=PHONE).open("/en/clear-history/")
    page.locator("[data-menu] summary").click()

    page.keyboard.press("Escape")

    assert page.evaluate("document.querySelector('[data-menu]').open") is False
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_shift_three_times_leaves_the_page_and_no_way_leads_back_to_it(visit):
    page = visit(viewport=DESK).open("/en/community/")
    page.goto("/en/clear-history/")
    # Somewhere of ours: no test asks a stranger for a page.
    page.evaluate("document.querySelector('[data-exit]').href = '/en/clear-history/?left'")

    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/?left")
    page.go_back()

    assert page.url.endswith("/en/community/")


def test_shift_while_writing_does_not_leave_the_page(visit):
    page = visit().open("/en/clear-history/")

    for key in ("Shift", "A", "Shift", "B", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)

    assert page.url.endswith("/en/clear-history/")


def test_the_exit_stands_at_the_same_place_on_every_page_that_has_it(visit):
    page = visit().open("/en/clear-history/")
    first = page.locator("[data-exit]").bounding_box()
    page.goto("/en/community/")

    assert page.locator("[data-exit]").bounding_box() == first
