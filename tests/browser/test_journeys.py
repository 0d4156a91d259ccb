"""The four journeys once in a real browser, against the running demo: what only a browser can show."""

import re

from tests.browser.conftest import PHONE, demo_account, sign_in

PASSWORD_FIELD = "input[name=password]"


def kept_by(window) -> tuple[int, int]:
    """How many cookies and how many stored items the portal has left on this device."""
    window.page.wait_for_load_state()
    stored = window.page.evaluate("localStorage.length + sessionStorage.length")
    return len(window.context.cookies()), stored


def test_PR1_a_visitor_reads_on_a_phone_without_scripts_and_leaves_no_trace(visit):
    window = visit(viewport=PHONE, scripts=False)
    page = window.open("/de/")
    page.locator(".teaser__words .more").first.click()
    first = page.title()
    assert page.locator("footer [rel~=license]").inner_text() == "CC BY-SA 4.0"

    page.locator("main a[rel=prev]").first.click()
    page.wait_for_load_state()
    assert page.title() != first
    page.locator("main a[rel=next]").first.click()
    page.wait_for_load_state()
    assert page.title() == first

    page.locator("[data-menu] summary").click()
    page.locator("[data-menu] a[hreflang=uk]").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "uk"
    assert window.context.cookies() == []


def test_PR2_after_signing_in_three_cookies_at_most_and_nothing_stored(visit, portal):
    window = visit()
    sign_in(window.page, demo_account(portal, "samira.noori"))
    window.open("/de/desk/")
    window.open("/de/mentors/")

    cookies, stored = kept_by(window)

    assert cookies <= 3
    assert stored == 0


def test_an_alumna_comes_in_by_mail_and_begins_on_her_phone(visit, portal):
    window = visit(viewport=PHONE)
    page = window.open("/de/accounts/signup/")
    page.fill("[name=given_name]", "Olha")
    page.fill("[name=family_name]", "Bilyk")
    page.fill("[name=email]", "olha.bilyk@example.org")
    page.check("[name=terms]")
    page.locator("main form .btn").first.click()
    letter = portal.wait_for_letter(page, "olha.bilyk@example.org")
    code = re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", letter.get_content(), re.M)[1]
    page.fill("[name=code]", code)
    page.locator("main form .btn").first.click()
    page.wait_for_url("**/welcome/**")
    assert "Olha" in page.locator("h1").inner_text()

    # She came without a password and may set one.
    page.goto("/de/accounts/password/set/")
    assert "account/password_set.html" in window.templates

    # What she writes is kept while she writes it.
    page.goto("/de/mentors/register/")
    page.locator("main form .btn").first.click()
    page.wait_for_url("**/who/")
    page.goto(page.url.replace("/who/", "/offer/"))
    page.fill("[name=headline]", "Buchhändlerin")
    page.locator("[data-autosave-state]").filter(has_text="Gespeichert").wait_for()
    page.reload()
    assert page.input_value("[name=headline]") == "Buchhändlerin"


def test_a_mentee_searches_and_asks_a_mentor(visit, signed_in, portal):
    window = visit(state=signed_in("samira.noori"))
    page = window.open("/de/mentors/")
    everybody = page.locator(".person").count()
    page.fill("main [name=q]", "Brückenbau")
    page.press("main [name=q]", "Enter")
    page.wait_for_url("**q=Br*")
    assert 0 < page.locator(".person").count() < everybody

    page.locator(".person h2 a").first.click()
    page.locator(".apply a[href$='/apply/']").click()
    page.locator("main form .btn").first.click()
    page.wait_for_url("**/about-me/")
    page.locator("main form .btn").first.click()
    page.wait_for_url("**/questions/")
    page.fill("[name=wish]", "Einmal mit auf eine Baustelle.")
    page.fill("[name=so_far]", "Einen Sprachkurs.")
    page.locator("main form .btn").first.click()
    page.wait_for_url("**/send/")
    assert "Einmal mit auf eine Baustelle." in page.inner_text("main")
    page.locator("main form .btn").first.click()
    page.wait_for_url(re.compile(r"/applications/[0-9a-f-]+/$"))

    # The mentor has a letter that says nothing, and finds the words behind its link.
    letter = portal.wait_for_letter(page, "oksana.melnyk@example.org")
    words = letter["Subject"] + letter.get_content()
    assert "Samira" not in words
    assert "Baustelle" not in words
    mentor = visit(state=signed_in("oksana.melnyk"))
    mentor.open(re.search(r"https?://\S+/notices/[0-9a-f-]+/", words)[0])
    assert "Einmal mit auf eine Baustelle." in mentor.page.inner_text("main")


def test_a_member_asks_and_another_answers(visit, signed_in):
    asker = visit(state=signed_in("iryna.savchuk"))
    page = asker.open("/de/community/questions/ask/")
    page.fill("[name=title]", "Wer kennt ein ruhiges Lesecafé?")
    page.fill("[name=body]", "Mit **Steckdosen**, wenn es geht.")
    page.locator("main form .btn").first.click()
    page.wait_for_url(re.compile(r"/questions/[0-9a-f-]{36}/"))
    question = page.url
    assert page.locator(".q__b strong").inner_text() == "Steckdosen"

    helper = visit(state=signed_in("julia.kruse"))
    helper.open(question).fill("[name=body]", "Das Zollhaus, oben.")
    helper.page.locator(".compose .btn").click()
    helper.page.wait_for_load_state()

    page.goto(question)
    page.locator(".ans button[value=yes]").first.click()
    page.wait_for_load_state()
    assert "Das Zollhaus, oben." in page.locator(".ans--ok").inner_text()
