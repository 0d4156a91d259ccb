"""The pages of an application, as mentee and mentor meet them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mentors.matching import services
from mentors.matching.models import Application
from portal.accounts.models import Look
from tests.factories import matching as factory
from tests.factories.directory import make_listed_mentor
from tests.hostile.papers import small_pdf


def at(name, application) -> str:
    return reverse(f"matching:{name}", args=[application.pk])


def test_a_mentee_asks_in_three_steps(client_of, mentee, profile):
    client = client_of(mentee)
    client.post(reverse("matching:apply", args=[profile.pk]))
    application = Application.objects.get()

    client.post(at("step_intake", application), {"bring": "Zehn Jahre Statik.", "then": "on"})
    cv = SimpleUploadedFile("lebenslauf.pdf", small_pdf(), content_type="application/pdf")
    client.post(
        at("step_questions", application), {"wish": "Die Kammer.", "safe": "Abends.", "cv": cv, "then": "on"}
    )
    looked_over = client.get(at("step_send", application)).content.decode()
    client.post(at("step_send", application))

    application.refresh_from_db()
    assert application.state == Application.State.SUBMITTED
    assert application.cv.name == "lebenslauf.pdf"
    for words in ("Zehn Jahre Statik.", "Die Kammer.", "Abends.", "lebenslauf.pdf"):
        assert words in looked_over


def test_what_was_typed_is_kept_when_something_is_missing(client_of, mentee, profile):
    client = client_of(mentee)
    client.post(reverse("matching:apply", args=[profile.pk]))
    application = Application.objects.get()

    page = client.post(at("step_questions", application), {"wish": "", "safe": "Nur abends.", "then": "on"})

    assert page.status_code == 200
    assert "aria-invalid" in page.content.decode()
    application.refresh_from_db()
    assert [answer.value for answer in application.answers.answers.all()] == ["Nur abends."]


def test_who_stops_for_today_need_not_answer_everything(client_of, mentee, profile):
    client = client_of(mentee)
    client.post(reverse("matching:apply", args=[profile.pk]))
    application = Application.objects.get()

    page = client.post(at("step_questions", application), {"wish": "", "then": "later"})

    assert (page.status_code, page["Location"]) == (302, reverse("matching:application_list"))


def test_a_file_that_is_no_document_is_refused_and_the_answers_are_kept(client_of, mentee, draft):
    wrong = SimpleUploadedFile("cv.pdf", b"<html><script>alert(1)</script></html>")

    page = client_of(mentee).post(
        at("step_questions", draft), {"wish": "Neuer Wunsch.", "cv": wrong, "then": "on"}
    )

    assert page.status_code == 200
    draft.refresh_from_db()
    assert draft.cv is None
    assert "Neuer Wunsch." in [answer.value for answer in draft.answers.answers.all()]


def test_the_mentor_reads_what_is_meant_for_her_and_no_more(client_of, mentor, profile, mentee):
    application = factory.make_application(profile, mentee, safe="NUR-FÜR-DIE-KOORDINATION")

    page = client_of(mentor).get(at("application_detail", application)).content.decode()

    assert "Jemanden, der die Kammer kennt." in page
    assert "NUR-FÜR-DIE-KOORDINATION" not in page


def test_AU1_a_look_at_the_cv_is_written_down_and_shown_to_the_mentee(client_of, mentor, mentee, application):
    services.attach_file(application=application, name="cv", upload=SimpleUploadedFile("cv.pdf", small_pdf()))

    answer = client_of(mentor).get(application.cv.url_for(mentor))

    assert answer.status_code == 200
    look = Look.objects.get(subject=mentee)
    assert (look.looker, look.what) == (mentor, "cv")
    assert mentor.display_name in client_of(mentee).get(reverse("accounts:looks")).content.decode()


def test_AC6_a_cv_is_closed_to_everybody_else_and_to_the_mentor_after_a_no(
    client, client_of, mentor, mentee, application, coordinator, make_member
):
    services.attach_file(application=application, name="cv", upload=SimpleUploadedFile("cv.pdf", small_pdf()))
    cv = application.cv
    for person in (coordinator, make_member()):
        assert client_of(person, second_factor=True).get(cv.url_for(person)).status_code == 404
    assert client.get(cv.url_for(mentor)).status_code == 404
    address = cv.url_for(mentor)

    services.decline_application(application=application, by=mentor, reason="no_time")

    assert client_of(mentor).get(address).status_code == 404


def test_a_mentor_says_no_with_a_kind_reason(client_of, mentor, mentee, application):
    client_of(mentor).post(
        at("application_decline", application), {"reason": "other_field", "words": "Fragen Sie Tariq."}
    )

    page = client_of(mentee).get(at("application_detail", application)).content.decode()
    assert "Fragen Sie Tariq." in page
    assert "In diesem Feld kennen sich andere hier besser aus." in page


def test_a_no_without_a_reason_is_sent_back(client_of, mentor, application):
    page = client_of(mentor).post(at("application_decline", application), {"words": "Leider nicht."})

    application.refresh_from_db()
    assert (page.status_code, application.state) == (200, Application.State.SUBMITTED)
    assert "Leider nicht." in page.content.decode()


def test_a_yes_leads_to_the_page_for_two(client_of, mentor, mentee, application):
    answer = client_of(mentor).post(at("application_accept", application))

    mentorship = application.match.mentorship
    assert answer["Location"] == mentorship.get_absolute_url()
    assert client_of(mentee).get(mentorship.get_absolute_url()).status_code == 200


def test_AC4_AC5_what_a_stranger_sends_is_not_there_and_changes_nothing(client_of, application, make_member):
    stranger = client_of(make_member())
    for name in ("application_detail", "step_send", "application_decline"):
        assert stranger.get(at(name, application)).status_code == 404
    for name in ("step_intake", "step_questions", "step_send", "application_withdraw", "application_accept"):
        assert stranger.post(at(name, application), {"bring": "WRITE", "wish": "WRITE"}).status_code == 404

    application.refresh_from_db()
    assert application.state == Application.State.SUBMITTED


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_with_one_application_and_with_thirty(
    client_of, mentee, programme, make_member, count, django_assert_max_num_queries
):
    for _ in range(count):
        factory.make_application(make_listed_mentor(programme, make_member()), mentee)
    client = client_of(mentee)
    client.get(reverse("matching:application_list"))

    with django_assert_max_num_queries(15):
        client.get(reverse("matching:application_list"))


def test_AU1_a_coordinator_reads_an_application_only_for_a_reason_that_the_mentee_sees(
    client_of, coordinator, mentee, application
):
    desk = client_of(coordinator, second_factor=True)
    address = reverse("matching_admin:application_look", args=[application.pk])

    closed = desk.get(address).content.decode()
    without_reason = desk.post(address, {"reason": " "}).content.decode()
    opened = desk.post(address, {"reason": "Die Mentorin ist krank."}).content.decode()

    words = "Jemanden, der die Kammer kennt."
    assert [words in page for page in (closed, without_reason, opened)] == [False, False, True]
    look = Look.objects.get(subject=mentee)
    assert (look.looker, look.what, look.reason) == (coordinator, "application", "Die Mentorin ist krank.")


def test_AC10_a_coordinator_of_another_organisation_finds_nothing(
    client_of, make_coordinator, make_organisation, application
):
    desk = client_of(make_coordinator(make_organisation(name="Stadt Nordhafen")), second_factor=True)

    assert (
        application.mentee.display_name
        not in desk.get(reverse("matching_admin:application_list")).content.decode()
    )
    assert desk.get(reverse("matching_admin:application_look", args=[application.pk])).status_code == 404
