"""RA4: whatever somebody wrote can be reported by whoever sees it, with an account or without; nobody learns by whom."""

import uuid

import pytest
from django.test import Client

from community.moderation import items, services
from community.moderation.models import Case, Report
from community.questions.models import Question
from portal.common.outbox.models import OutgoingMail
from portal.notifications.models import Notification
from tests.factories.moderation import make_report
from tests.mail import sent_mails

pytestmark = pytest.mark.django_db


def address(question):
    return f"/de/community/report/question/{question.pk}/"


def send(client, url, **words):
    stamp = client.get(url).context["stamp"]
    return client.post(url, {"ground": "hate", "stamp": stamp, **words})


def test_RA4_a_member_reports_in_one_form_and_reads_there_what_becomes_of_it(
    client_of, reader, question, moderator
):
    client = client_of(reader)

    response = send(client, address(question), text="So redet man nicht.")

    report = Report.objects.get()
    assert (report.ground, report.text, report.reporter) == ("hate", "So redet man nicht.", reader)
    assert response.url == f"/de/community/reports/{report.pk}/"
    page = client.get(response.url).content.decode()
    assert "So redet man nicht." in page
    assert report.case.excerpt == "Wer kennt das?\n\nEs steht Falsches darin."
    assert [
        (told.member, told.url) for told in Notification.objects.filter(notice="moderation.reported")
    ] == [(moderator, f"/de/community/looking-after/{report.case.pk}/")]


def test_RA4_whoever_has_no_account_may_leave_an_address_and_gets_a_receipt_that_says_nothing(
    client, question, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = send(client, address(question), email="Vera@example.org", name="Vera")

    report = Report.objects.get()
    assert (report.reporter, report.email, report.name) == (None, "vera@example.org", "Vera")
    assert response.url == services.report_url(report)
    [received] = sent_mails()
    assert received.to == "vera@example.org"
    assert "Vera" not in received.text
    assert "kennt" not in received.text + received.subject
    assert services.key_of(report) in received.text
    assert client.get(response.url).status_code == 200
    assert client.get(f"/de/community/reports/{report.pk}/wrong/").status_code == 404


def test_without_an_address_the_report_arrives_all_the_same(client, question):
    response = send(client, address(question))

    assert response.url == "/de/community/reports/sent/"
    assert (Report.objects.get().email, OutgoingMail.objects.count()) == ("", 0)


def test_what_nobody_may_see_nobody_may_report(client_of, make_member, reader, question):
    services_url = address(question)
    Question.objects.filter(pk=question.pk).update(hidden_at="2026-01-01T00:00:00Z")

    assert client_of(reader).get(services_url).status_code == 404
    for strange in ("nothing/1", "question/1", "question/" + "x" * 300, f"post/{question.pk}"):
        assert Client().get(f"/de/community/report/{strange}/").status_code == 404


def test_RE8_the_same_form_twice_and_the_same_thing_twice_are_one_report(reader, question):
    number = uuid.uuid4()
    words = {"ground": "rules", "url": "/de/", "item": items.item_of("question"), "thing": question}

    first = services.report(**words, submission=number, by=reader)
    again = services.report(**words, submission=number, by=reader)
    later = services.report(**words, submission=uuid.uuid4(), by=reader)

    assert first == again == later
    assert Report.objects.count() == 1


def test_reports_of_several_people_about_one_thing_are_one_case(reader, make_neighbour, question):
    cases = {make_report(question, "question", by=person).case for person in (reader, make_neighbour())}

    assert len(cases) == 1


def test_any_page_of_the_portal_can_be_reported_by_its_address_and_no_other(client_of, reader):
    client = client_of(reader)
    url = "/de/community/report/?page=/de/blueprint/"
    assert client.get(url).context["form"].initial == {"page": "/de/blueprint/"}

    refused = send(client, url, page="https://elsewhere.example/x")
    assert (refused.status_code, Report.objects.count()) == (200, 0)
    assert "https://elsewhere.example/x" in refused.content.decode()

    send(client, url, page="http://localhost:8000/de/blueprint/")
    case = Case.objects.get()
    assert (case.kind, case.url, case.item) == ("", "/de/blueprint/", None)


@pytest.mark.parametrize("ground", ["other", "rights"])
def test_some_reasons_need_a_sentence_and_nothing_typed_is_lost(client, question, ground):
    response = send(client, address(question), ground=ground, name="Vera")

    assert response.context["form"].errors.keys() == {"text"}
    assert "Vera" in response.content.decode()
    assert not Report.objects.exists()


def test_machines_are_kept_out_and_hostile_words_change_nothing(client, question):
    assert send(client, address(question), nickname="bot").context["form"].errors.keys() == {"nickname"}
    assert send(client, address(question), ground="'; DROP").context["form"].errors.keys() == {"ground"}
    assert send(client, address(question), text="x" * 3001).context["form"].errors.keys() == {"text"}
    assert client.post(address(question), {"ground": "hate", "stamp": "forged"}).context["form"].errors
    assert not Report.objects.exists()


def test_when_too_much_comes_in_it_is_said_kindly_and_nothing_typed_is_lost(client, question, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "report": "1/h/ip"}
    send(client, address(question))

    response = send(client, address(question), text="Noch etwas.")

    assert (response.status_code, Report.objects.count()) == (429, 1)
    assert "Noch etwas." in response.content.decode()


@pytest.mark.parametrize("kind", items.keys())
def test_every_kind_says_what_it_is_hides_itself_and_comes_back(kind, things_to_report):
    thing, is_there = things_to_report(kind)
    item = items.item_of(kind)
    assert is_there()
    assert item.excerpt(thing)
    assert item.author(thing)

    item.hide(thing)
    item.hide(item.everything().get(pk=thing.pk))
    assert not is_there()

    item.restore(item.everything().get(pk=thing.pk))
    item.restore(item.everything().get(pk=thing.pk))
    assert is_there()
