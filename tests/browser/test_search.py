"""Looking for something with keys alone, with a slow line, without scripts."""

import contextlib

from playwright.sync_api import Error

from tests.browser.conftest import DESK, PHONE


def listed(page) -> list[str]:
    return page.locator(".look__head [role=option]").all_inner_texts()


def test_arrows_walk_through_the_list_and_enter_opens_what_is_chosen(visit):
    page = visit().open("/de/search/")
    field = page.locator(".look__head").get_by_role("combobox")

    field.press_sequentially("anerk")
    page.wait_for_selector(".look__head [role=option]")
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(".look__head [role=status]").inner_text() == f"{len(listed(page))} Vorschläge"

    field.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert (chosen.inner_text(), chosen.get_attribute("aria-selected")) == (listed(page)[0], "true")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")
    last = page.locator("[aria-selected=true]")
    assert last.inner_text() == listed(page)[-1]

    wanted = last.get_attribute("data-url")
    field.press("Enter")
    page.wait_for_url(f"**{wanted}")


def test_enter_with_nothing_chosen_sends_the_words(visit):
    page = visit().open("/de/search/")
    field = page.locator(".look__head").get_by_role("combobox")
    field.press_sequentially("anerk")
    page.wait_for_selector(".look__head [role=option]")

    field.press("Enter")

    page.wait_for_url("**/de/search/?q=anerk")
    assert page.locator(".hit").count() > 0


def test_escape_closes_the_list_and_leaves_the_words(visit):
    page = visit().open("/de/")
    page.locator("[data-find] summary").click()
    field = page.locator("#find")
    assert page.evaluate("document.activeElement.id") == "find"
    field.press_sequentially("anerk")
    page.wait_for_selector("[data-find] [role=option]")

    field.press("Escape")
    assert (field.get_attribute("aria-expanded"), field.input_value()) == ("false", "anerk")
    assert page.evaluate("document.querySelector('[data-find]').open") is True

    field.press("Escape")
    assert page.evaluate("document.querySelector('[data-find]').open") is False


def test_an_answer_that_comes_late_is_not_shown_after_a_newer_one(visit):
    page = visit().open("/de/search/")
    waiting = []

    def answer(route):
        # The first question stays unanswered until the second one has been answered.
        if "q=pfl" in route.request.url and "q=pfle" not in route.request.url:
            waiting.append(route)
        else:
            route.continue_()

    page.route("**/search/suggest/**", answer)
    field = page.locator(".look__head").get_by_role("combobox")
    field.press_sequentially("pfl")
    page.wait_for_timeout(400)
    assert len(waiting) == 1
    field.press_sequentially("ege")
    page.wait_for_selector(".look__head [role=option]")
    shown = listed(page)
    # The page has called the question off; if it had not, this would reach it.
    with contextlib.suppress(Error):
        waiting[0].fulfill(
            json={"groups": [{"label": "x", "items": [{"title": "old", "url": "/"}]}], "said": ""}
        )
    page.wait_for_timeout(200)

    assert listed(page) == shown
    assert "old" not in shown


def test_what_is_typed_stays_nowhere(visit):
    window = visit()
    page = window.open("/de/search/")
    page.locator(".look__head").get_by_role("combobox").press_sequentially("anerk")
    page.wait_for_selector(".look__head [role=option]")

    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert window.context.cookies() == []


def test_the_open_list_is_readable_for_all_and_no_wider_than_a_small_phone(visit):
    window = visit(viewport={"width": 320, "height": 640}, scheme="dark")
    page = window.open("/uk/")
    page.locator("[data-find] summary").click()
    page.locator("#find").press_sequentially("менто")
    page.wait_for_selector("[data-find] [role=option]")
    page.locator("#find").press("ArrowDown")

    assert window.overflow() <= 0
    assert window.axe() == []


def test_without_scripts_the_sign_opens_a_form_and_the_form_finds(visit):
    for viewport in (DESK, PHONE):
        page = visit(viewport=viewport, scripts=False).open("/de/")
        page.locator("[data-find] summary").click()
        page.locator("#find").fill("Anerkennung")
        page.locator("[data-find] button").click()
        page.wait_for_url("**/de/search/?q=Anerkennung")
        assert page.locator(".hit").count() > 0


def test_similar_questions_come_while_one_types_and_no_key_leads_through_them(visit, signed_in):
    window = visit(state=signed_in("iryna.savchuk"), viewport=PHONE)
    page = window.open("/de/community/questions/ask/")
    title = page.locator("[name=title]")

    title.press_sequentially("Wie lange dauert die Anerkennung?")
    page.wait_for_selector("[data-alike-list] li")
    title.press("Tab")

    assert page.evaluate("document.activeElement.name") == "body"
    count = page.locator("[data-alike-list] li").count()
    assert page.locator("[data-alike-said]").inner_text() in {
        f"Weiter unten stehen {count} ähnliche Einträge",
        "Weiter unten steht 1 ähnlicher Eintrag",
    }
    assert page.locator("[data-alike-list] a").first.get_attribute("target") == "_blank"
    assert window.axe() == []
    assert window.overflow() <= 0


def test_without_scripts_a_button_shows_what_is_similar_and_keeps_the_words(visit, signed_in):
    page = visit(state=signed_in("iryna.savchuk"), scripts=False).open("/de/community/questions/ask/")
    page.fill("[name=title]", "Wie lange dauert die Anerkennung?")
    page.fill("[name=body]", "Ich warte seit Mai.")

    page.locator("button[name=look]").click()

    assert page.locator("[data-alike-list] li").count() > 0
    assert page.locator("[name=title]").input_value() == "Wie lange dauert die Anerkennung?"
    assert page.locator("[name=body]").input_value() == "Ich warte seit Mai."
