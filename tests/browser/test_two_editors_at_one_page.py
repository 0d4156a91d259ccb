"""Two editors at the same page at the same hour, with everything that saves itself: nobody's words are lost."""

import re

from playwright.sync_api import expect

from tests.browser.backoffice import Form, leave, open_chapter


def with_the_chapter_open(visit, signed_in, who) -> Form:
    return open_chapter(visit(state=signed_in(who)).page, "Eine Einladung")


def test_the_second_to_publish_is_told_whose_words_she_would_write_over_and_both_are_kept(visit, signed_in):
    hers, his = (with_the_chapter_open(visit, signed_in, who) for who in ("redaktion", "verwaltung"))

    history = re.sub(r"/edit/.*", "/history/", his.page.url)

    hers.write("lede", "Marlenes Worte, ein zweites Mal.")
    hers.write("change_reason", "Kürzer gesagt.")
    hers.is_kept()
    hers.act("action-publish")

    his.write("lede", "Rubens Worte, ein zweites Mal.")
    his.write("change_reason", "Freundlicher gesagt.")
    his.act("action-publish")
    expect(his.page.locator("main")).to_contain_text("Marlene Voigt")
    expect(his.field("lede")).to_have_value("Rubens Worte, ein zweites Mal.")
    assert "Marlenes Worte, ein zweites Mal." in reads(visit)

    leave(his.page, his.page.locator("main form[method=post] button.button").last)
    assert "Rubens Worte, ein zweites Mal." in reads(visit)
    his.page.goto(history)
    for name in ("Marlene Voigt", "Ruben Castelo"):
        expect(his.page.locator("main table")).to_contain_text(name)


def reads(visit) -> str:
    window = visit()
    window.open("/de/leitfaden/eine-einladung/")
    return window.page.inner_text("main")
