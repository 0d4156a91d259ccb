"""What happens to a page while somebody reads it: ticks, answers that open, how far one is, and paper."""

from playwright.sync_api import expect

from tests.browser.backoffice import leave
from tests.browser.conftest import DESK, PHONE


def open_checklist(window):
    """The first checklist of the toolkit."""
    page = window.open("/de/toolkit/?kind=checklist")
    leave(page, page.locator(".kit__list h2 a").first)
    return page


def open_chapter(window):
    """The chapter that the home page shows."""
    page = window.open("/de/")
    leave(page, page.locator(".teaser__words .more"))
    return page


def ticked(page) -> list[bool]:
    return [box.is_checked() for box in page.locator("[data-checklist]").first.locator("input").all()][:3]


def test_ticks_stay_in_this_browser_until_they_are_cleared(visit):
    window = visit(viewport=PHONE)
    page = open_checklist(window)
    foot = page.locator(".checklist__foot").first
    page.locator("[data-checklist] input").nth(1).check()
    expect(foot).to_be_visible()

    page.reload()
    assert ticked(page) == [False, True, False]
    assert window.context.cookies() == []

    assert ticked(open_checklist(visit())) == [False, False, False]

    foot.get_by_role("button").click()
    page.reload()
    assert ticked(page) == [False, False, False]
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_checklist_can_be_ticked_without_scripts(visit):
    page = open_checklist(visit(scripts=False))

    page.locator("[data-checklist] input").first.check()

    assert ticked(page) == [True, False, False]


def test_a_link_to_a_question_opens_its_answer(visit):
    page = visit(viewport=PHONE).open("/de/")
    leave(page, page.locator(".foot__links a[href*='fragen']"))
    answers = page.locator(".faq details")
    assert answers.locator("nth=0").get_attribute("open") is None

    last = answers.last.get_attribute("id")
    page.goto(f"{page.url}#{last}")

    expect(page.locator(f"#{last}")).to_have_attribute("open", "")
    expect(page.locator(".faq details[open]")).to_have_count(1)
    expect(answers.last.locator(".disclosure__text")).to_be_visible()


def test_the_line_above_a_chapter_and_its_contents_move_with_the_reader(visit):
    page = open_chapter(visit(viewport=DESK))
    line = "parseFloat(getComputedStyle(document.querySelector('.chapter'), '::before').scale)"
    assert page.evaluate(line) < 0.02

    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")

    # Asked again and again from outside: the page's own policy forbids to wait for an expression inside it.
    for _ in range(100):
        if page.evaluate(line) > 0.98:
            break
        page.wait_for_timeout(100)
    assert page.evaluate(line) > 0.98
    expect(page.locator("[data-toc] [aria-current=true]").first).to_be_attached()


def test_paper_shows_the_text_and_not_the_ways_around_it(visit):
    page = open_chapter(visit(viewport=DESK))

    page.emulate_media(media="print")

    for way in (".nav", ".tools", ".bar", ".toc", ".next-previous", ".foot__links", ".partners"):
        assert page.locator(way).first.is_hidden(), way
    assert page.locator(".chapter h1").is_visible()
    assert page.locator(".foot [rel~=license]").is_visible()
    assert (page.locator(".road__table").is_visible(), page.locator(".road__cards").is_visible()) == (
        False,
        True,
    )


def test_paper_shows_every_answer(visit):
    page = visit().open("/de/")
    leave(page, page.locator(".foot__links a[href*='fragen']"))

    page.emulate_media(media="print")

    hidden = [text for text in page.locator(".faq .disclosure__text").all() if not text.is_visible()]
    assert hidden == []
