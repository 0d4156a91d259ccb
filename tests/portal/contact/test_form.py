"""R21: whoever wants to, writes to the people who run the portal; nothing typed is lost."""

from email import message_from_bytes
from email.policy import default

import pytest

from portal.accounts.services import grant_role
from portal.common.outbox.models import OutgoingMail
from portal.contact.models import ContactMessage
from portal.notifications.models import Notification
from tests.factories import pages

pytestmark = pytest.mark.django_db
FORM, BARRIER = "/de/write-to-us/", "/de/write-to-us/barrier/"


@pytest.fixture
def administrator(make_member):
    member = make_member(email="admin@example.org")
    grant_role(member=member, role="administrator")
    return member


def test_a_message_lands_and_the_writer_reads_that_it_did(client, words):
    answer = client.post(FORM, words(), follow=True)

    assert answer.redirect_chain == [("/de/write-to-us/sent/", 302)]
    assert "Es ist angekommen" in answer.content.decode()
    message = ContactMessage.objects.get()
    assert (message.topic, message.name, message.email, message.state, message.language) == (
        "general",
        "Vera Sand",
        "vera.sand@example.org",
        "open",
        "de",
    )


def test_a_name_is_not_asked_for(client, words):
    client.post(FORM, words(name=""))

    assert ContactMessage.objects.get().name == ""


@pytest.mark.parametrize("address", ["", "vera", "vera@", "vera@example.org\r\nBcc: x@example.org"])
def test_an_address_nobody_can_answer_is_asked_for_again_and_the_words_stay(client, words, address):
    answer = client.post(FORM, words(email=address))

    assert (answer.status_code, ContactMessage.objects.count()) == (200, 0)
    assert "Wann beginnt die nächste Gruppe?" in answer.content.decode()


def test_who_met_a_barrier_need_not_say_where_again(client):
    page = client.get(BARRIER, {"page": "/de/leitfaden/anfangen/"}).content.decode()

    assert 'value="/de/leitfaden/anfangen/"' in page
    assert '<option value="barrier" selected>' in page


@pytest.mark.parametrize(
    "page", ["//evil.example", "https://evil.example/", "javascript:alert(1)", "/de/\x00"]
)
def test_the_form_repeats_no_strangers_address(client, page):
    main = client.get(BARRIER, {"page": page}).content.decode().partition("<main")[2]

    # The links to the other languages repeat the query, escaped, on this very page.
    assert ("evil" in main, "javascript" in main, "\x00" in main) == (False, False, False)


def test_every_page_leads_to_contact_and_to_the_form_about_a_barrier_on_it(client):
    pages.make_article("de", slug="rechte")

    page = client.get("/de/rechte/").content.decode()

    assert f'<a href="{FORM}">' in page
    assert f'<a href="{BARRIER}?page=%2Fde%2Frechte%2F">' in page


def test_SE7_a_page_without_a_form_sets_no_cookie_and_the_form_the_token_alone(client):
    pages.make_article("de", slug="rechte")

    assert set(client.get("/de/rechte/").cookies) == set()
    assert set(client.get("/de/write-to-us/sent/").cookies) == set()
    assert set(client.get(FORM).cookies) == {"csrftoken"}


def test_the_form_is_kept_nowhere(client):
    assert "no-store" in client.get(FORM)["Cache-Control"]


# --- who is told, and what ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("de", "Wir haben etwas von Ihnen bekommen"),
        ("en", "We have received something from you"),
        ("uk", "Ми дещо отримали від вас"),
    ],
)
def test_PR9_the_receipt_is_neutral_and_in_the_language_of_the_writer(
    client, words, language, subject, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/{language}/write-to-us/", words(name="KANARIE", text="KANARIE singt", topic="press"))

    sent = OutgoingMail.objects.get()
    parsed = message_from_bytes(bytes(sent.message), policy=default)
    assert (sent.recipients, parsed["Subject"].strip()) == (["vera.sand@example.org"], subject)
    assert "KANARIE" not in parsed.get_content()
    assert "Vera" not in parsed.get_content()


def test_administrators_are_told_once_until_they_look(
    client, words, administrator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(3):
            client.post(FORM, words(text=f"KANARIE {number}"))

    told = Notification.objects.get(member=administrator)
    assert (told.notice, told.url) == ("contact.arrived", "/admin/contact-messages/")
    to_staff = [sent for sent in OutgoingMail.objects.all() if sent.recipients == ["admin@example.org"]]
    assert len(to_staff) == 1
    assert b"KANARIE" not in bytes(to_staff[0].message)


def test_a_strangers_mailbox_is_not_filled_with_receipts(client, words, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(5):
            client.post(FORM, words(text=f"Nachricht {number}"))

    assert ContactMessage.objects.count() == 5
    assert OutgoingMail.objects.filter(recipients=["vera.sand@example.org"]).count() == 1


def test_IN14_line_breaks_make_no_header(client, words, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(FORM, words(name="Vera\r\nBcc: opfer@example.org", page="/de/\r\nX-Evil: 1"))

    headers = [bytes(sent.message).partition(b"\r\n\r\n")[0].lower() for sent in OutgoingMail.objects.all()]
    assert ContactMessage.objects.get().name == "Vera Bcc: opfer@example.org"
    assert [b"bcc" in each or b"evil" in each for each in headers] == [False]
