"""A member tells a good practice: kept as typed, sent with two yeses, read by editors, published or sent back."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, WorkflowState

from portal.accounts.models import Consent
from portal.accounts.services import withdraw_consent
from portal.common import privacy
from portal.goodpractice import rules, services
from portal.goodpractice.models import GoodPracticePage, PracticeDraft
from portal.goodpractice.told import lines_in, read_page, steps_in
from portal.notifications.models import Notification
from tests.factories import goodpractice, pages
from tests.hostile import payloads
from tests.hostile.harm import harm_in

State = PracticeDraft.State
YES = {"agrees_to_licence": "on", "nobody_recognisable": "on"}


def again(draft) -> PracticeDraft:
    return PracticeDraft.objects.get(pk=draft.pk)


def told(member) -> list[str]:
    return list(
        Notification.objects.filter(member=member).order_by("created_at").values_list("notice", flat=True)
    )


def publishing(member):
    return Consent.objects.standing().filter(member=member, kind=Consent.Kind.PUBLISHING)


# --- writing ----------------------------------------------------------------------------------------------------------


def test_steps_and_lines_are_read_from_what_is_typed():
    assert steps_in("Papier kaufen\nLiniert.\nOhne Duft.\n\n\n  Warten \n") == [
        {"title": "Papier kaufen", "text": "Liniert.\nOhne Duft."},
        {"title": "Warten", "text": ""},
    ]
    assert lines_in("Zeit\n\n- Geduld\n• Papier") == ["Zeit", "Geduld", "Papier"]


def test_a_draft_keeps_what_was_typed_while_she_is_still_writing(index, member, client_of):
    client = client_of(member)
    client.post(reverse("goodpractice:tell"))
    draft = PracticeDraft.objects.get()
    address = reverse("goodpractice:write", args=[draft.pk])

    answer = client.post(
        address, {"language": "de", "title": "Briefe", "steps": "eins\n\n\n"}, HTTP_X_AUTOSAVE="1"
    )

    assert answer.status_code == 204
    assert again(draft).answers["title"] == "Briefe"
    assert "Briefe" in client.get(address).content.decode()


def test_beginning_twice_makes_one_empty_draft(index, member):
    first = services.start_telling(by=member, language="de")

    assert services.start_telling(by=member, language="de") == first


def test_looking_at_an_unfinished_one_says_what_is_missing_and_keeps_what_is_there(index, member, client_of):
    draft = services.start_telling(by=member, language="de")
    page = client_of(member).post(
        reverse("goodpractice:write", args=[draft.pk]), {"language": "de", "title": "Briefe"}
    )

    assert page.status_code == 200
    assert page.content.decode().count('class="field__error"') == 8
    assert again(draft).title == "Briefe"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("steps", "\n\n".join("abcdefghijklm"), "Höchstens zwölf Schritte"),
        ("steps", "x" * 121, "kurzen Zeile"),
        ("needs", "\n".join("abcdefghijk"), "Höchstens zehn Zeilen"),
        ("needs", "x" * 161, "höchstens 160 Zeichen"),
        ("title", "x" * 121, "120 Zeichen"),
        ("settings", ["moon"], "Auswahl"),
        ("title", "a\x00b", "Null"),
        ("context", "x" * 100_000, "Zeichen"),
    ],
)
def test_what_does_not_fit_is_said_and_stays_in_the_form(index, member, client_of, field, typed, words):
    draft = goodpractice.make_telling(member)
    page = client_of(member).post(
        reverse("goodpractice:write", args=[draft.pk]),
        {**goodpractice.answers(), "language": "de", field: typed},
    )

    assert page.status_code == 200
    assert words in page.content.decode()
    assert "Zwei Menschen schreiben einander" in page.content.decode()


def test_no_payload_runs_wherever_it_is_shown(index, member, editor, client_of, client):
    for number, payload in enumerate(payloads()):
        if "\x00" in payload:
            continue
        short = payload.replace("\n", " ")[:110]
        draft = goodpractice.submitted(
            member, title=f"{number} {short}", context=payload, steps=f"Schritt\n{payload}", author_line=short
        )
        assert (
            harm_in(client_of(member).get(draft.get_absolute_url()).content.decode(), whole_page=True) == []
        )
        goodpractice.approve(draft, editor)
    for page in GoodPracticePage.objects.live():
        assert harm_in(client.get(page.get_url()).content.decode(), whole_page=True) == []


# --- the review -------------------------------------------------------------------------------------------------------


def test_nothing_is_sent_without_both_yeses(index, member, client_of):
    draft = goodpractice.make_telling(member)
    client = client_of(member)

    for yes in ({}, {"agrees_to_licence": "on"}, {"nobody_recognisable": "on"}):
        assert client.post(reverse("goodpractice:send", args=[draft.pk]), yes).status_code == 200
    assert again(draft).state == State.DRAFT
    assert not publishing(member).exists()


def test_an_unfinished_one_cannot_be_sent(index, member):
    with pytest.raises(services.Incomplete):
        services.submit_telling(draft=goodpractice.make_telling(member, lede=""))
    assert not GoodPracticePage.objects.exists()


def test_what_is_sent_waits_below_the_list_of_its_language_and_editors_hear_of_it(index, member, editor):
    draft = goodpractice.submitted(member)

    assert (draft.state, draft.page.live, draft.page.owner) == (State.SUBMITTED, False, member)
    assert draft.page.get_parent().specific == index
    assert draft.page.licence_agreed
    assert goodpractice.review_of(draft).status == WorkflowState.STATUS_IN_PROGRESS
    assert told(editor) == ["pages.review_waiting"]
    assert publishing(member).get().scope == draft.consent_scope


def test_an_approved_one_is_published_and_the_member_hears_of_it_once(index, member, editor, client):
    draft = goodpractice.approve(goodpractice.submitted(member), editor)

    assert draft.state == State.PUBLISHED
    assert told(member) == ["pages.review_published"]
    assert told(editor) == []
    page = client.get(draft.page.get_url()).content.decode()
    for words in (
        "Briefe statt Treffen",
        "Liniert, ohne Duft.",
        "Geduld",
        "Olena aus Nordhafen",
        "Gemeinschaft",
    ):
        assert words in page


def test_one_that_came_back_shows_why_and_is_sent_again_with_nothing_lost(index, member, editor, client_of):
    draft = goodpractice.send_back(goodpractice.submitted(member), editor, "Was kostet das Porto?")

    assert (draft.state, draft.reason) == (State.RETURNED, "Was kostet das Porto?")
    assert told(member) == ["pages.review_returned"]
    assert "Was kostet das Porto?" in client_of(member).get(draft.get_absolute_url()).content.decode()
    services.save_telling(draft=draft, language="de", answers=goodpractice.answers(needs="40 Cent"))
    draft = services.submit_telling(draft=again(draft))
    draft = goodpractice.approve(draft, editor)
    assert [str(line.value) for line in again(draft).page.needs] == ["40 Cent"]
    assert GoodPracticePage.objects.count() == 1


def test_what_an_editor_changed_meanwhile_is_what_she_goes_on_writing_at(index, member, editor):
    draft = goodpractice.submitted(member)
    page = draft.page.get_latest_revision_as_object()
    page.lede = "Eine Zeile von der Redaktion."
    page.save_revision(user=editor)

    draft = goodpractice.send_back(draft, editor)

    assert draft.answers["lede"] == "Eine Zeile von der Redaktion."
    assert draft.answers["steps"] == goodpractice.answers()["steps"]


def test_sending_back_takes_a_reason(index, member, editor, client_of):
    draft = goodpractice.submitted(member)
    task = goodpractice.review_of(draft).current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.page.pk, "reject", task.pk])
    client = client_of(editor, second_factor=True)

    client.post(address, {"comment": " "})
    assert again(draft).state == State.SUBMITTED
    client.post(address, {"comment": "Bitte kürzer."})
    assert (again(draft).state, again(draft).reason) == (State.RETURNED, "Bitte kürzer.")


def test_a_page_becomes_the_same_answers_again(index, member, editor):
    draft = goodpractice.approve(goodpractice.submitted(member), editor)

    assert read_page(draft.page) == goodpractice.answers(needs="Briefmarken\nGeduld")


def test_a_change_of_a_published_one_waits_while_readers_see_the_old_words(index, member, editor, client):
    draft = goodpractice.approve(goodpractice.submitted(member), editor)
    services.reopen_telling(draft=draft)
    services.save_telling(draft=draft, language="de", answers=goodpractice.answers(lede="Neue Worte."))
    services.submit_telling(draft=again(draft))

    assert "Zwei Menschen schreiben" in client.get(draft.page.get_url()).content.decode()
    services.withdraw_telling(draft=again(draft))
    assert again(draft).is_public
    services.submit_telling(draft=again(draft))
    goodpractice.approve(again(draft), editor)
    caches["pages"].clear()
    assert "Neue Worte." in client.get(draft.page.get_url()).content.decode()


def test_taking_it_back_leaves_her_words_with_her_and_nothing_with_the_editors(index, member, editor):
    draft = services.withdraw_telling(draft=goodpractice.submitted(member))

    assert (draft.state, draft.page, draft.title) == (State.DRAFT, None, "Briefe statt Treffen")
    assert not GoodPracticePage.objects.exists()
    assert told(editor) == []
    assert not publishing(member).exists()


def test_consent_taken_back_takes_the_page_down_in_every_language_and_keeps_it_down(
    index, member, editor, client_of
):
    draft = goodpractice.approve(goodpractice.submitted(member), editor)
    english = pages.make_practices("en", translation_of=index)
    pages.make_practice(english, translation_of=draft.page)

    # On the page of her consents, not on that of the practice.
    withdraw_consent(member=member, kind=Consent.Kind.PUBLISHING, scope=draft.consent_scope)

    assert not GoodPracticePage.objects.live().exists()
    assert again(draft).state == State.TAKEN_DOWN
    assert told(editor) == ["goodpractice.taken_down"]
    client = client_of(editor, second_factor=True)
    empty = {f"{name}-count": "0" for name in ("steps", "needs", "adaptations")}
    comments = {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[draft.page.pk]),
        {
            "title": "A",
            "slug": "a",
            "context": "null",
            "lessons": "null",
            "action-publish": "1",
            **empty,
            **comments,
        },
        follow=True,
    )
    assert "Nicht veröffentlicht: Das Mitglied hat" in answer.content.decode()
    assert not GoodPracticePage.objects.live().exists()


def scheduled(draft) -> None:
    """An editor lets the page go public at an hour that has come meanwhile."""
    page = PracticeDraft.objects.get(pk=draft.pk).page
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    page.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    revision = page.get_latest_revision()
    revision.content["go_live_at"] = None
    revision.save()


def test_what_waits_for_its_hour_is_not_called_published_before(index, member, editor):
    draft = goodpractice.submitted(member)
    scheduled(draft)

    assert again(draft).state == State.SUBMITTED
    call_command("publish_scheduled")
    assert again(draft).state == State.PUBLISHED
    assert told(member) == ["pages.review_published"]


def test_consent_taken_back_holds_also_for_what_was_set_to_appear_later(index, member, editor):
    draft = goodpractice.approve(goodpractice.submitted(member), editor)
    english = pages.make_practice(
        pages.make_practices("en", translation_of=index), translation_of=draft.page, live=False
    )
    english.save_revision()
    english.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))

    withdraw_consent(member=member, kind=Consent.Kind.PUBLISHING, scope=draft.consent_scope)
    call_command("publish_scheduled")

    assert not GoodPracticePage.objects.live().exists()


def test_what_she_deletes_is_gone_in_every_language_and_from_the_log_of_the_back_office(
    index, member, editor
):
    draft = goodpractice.approve(goodpractice.submitted(member), editor)
    pages.make_practice(pages.make_practices("en", translation_of=index), translation_of=draft.page)
    services.take_down(draft=draft)

    services.delete_telling(draft=again(draft))

    assert not GoodPracticePage.objects.exists()
    assert not PageLogEntry.objects.filter(label__contains="Briefe").exists()


def test_an_editor_who_deletes_the_page_leaves_the_words_with_the_member(index, member, editor):
    draft = goodpractice.approve(goodpractice.submitted(member), editor)
    Page.objects.get(pk=draft.page.pk).specific.delete()

    assert (again(draft).state, again(draft).page, again(draft).title) == (
        State.TAKEN_DOWN,
        None,
        "Briefe statt Treffen",
    )


def test_two_clicks_on_send_send_once(index, member, editor):
    draft = goodpractice.make_telling(member)
    services.submit_telling(draft=draft)

    with pytest.raises(services.WrongState):
        services.submit_telling(draft=draft)
    assert GoodPracticePage.objects.count() == 1


def test_no_letter_of_the_review_names_a_title_or_a_person(
    index, member, editor, mail_server, django_capture_on_commit_callbacks
):
    from tests.mail import sent_mails

    with django_capture_on_commit_callbacks(execute=True):
        draft = goodpractice.send_back(goodpractice.submitted(member), editor)
        draft = goodpractice.approve(services.submit_telling(draft=draft), editor)
    sent_mails()

    assert len(mail_server.mails) == 4
    for mail in mail_server.mails:
        for word in ("Briefe", member.given_name, editor.given_name, "Was kostet"):
            assert word not in mail.subject + mail.text


# --- who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        (State.DRAFT, {"may_edit", "may_delete"}),
        (State.SUBMITTED, {"may_withdraw"}),
        (State.RETURNED, {"may_edit", "may_delete"}),
        (State.PUBLISHED, {"may_reopen", "may_take_down"}),
        (State.TAKEN_DOWN, {"may_reopen", "may_delete"}),
    ],
)
def test_what_may_be_done_follows_from_where_it_stands_and_only_for_its_owner(
    index, member, editor, make_member, state, allowed
):
    draft = PracticeDraft(member=member, state=state)
    if state == State.PUBLISHED:
        draft.page = pages.make_practice(index)
    verbs = ("may_edit", "may_withdraw", "may_reopen", "may_take_down", "may_delete")

    assert {verb for verb in verbs if getattr(rules, verb)(member, draft)} == allowed
    for other in (editor, make_member()):
        assert [verb for verb in verbs if getattr(rules, verb)(other, draft)] == []


def test_an_author_writes_and_sends_to_the_review_and_does_not_publish(index, author, editor):
    page = pages.make_practice(index, live=False)
    permissions, editors = page.permissions_for_user(author), page.permissions_for_user(editor)

    assert (permissions.can_edit(), permissions.can_submit_for_moderation(), permissions.can_publish()) == (
        True,
        True,
        False,
    )
    assert editors.can_publish()
    assert page.get_workflow().name == "Editorial review"


def test_the_workflow_is_made_once_and_stays_as_somebody_changed_it(index):
    from wagtail.models import Workflow

    from portal.front.start import make_start

    Workflow.objects.filter(name="Editorial review").update(name="Wir lesen")
    make_start()

    assert list(Workflow.objects.filter(active=True).values_list("name", flat=True)) == ["Wir lesen"]


# --- leaving ----------------------------------------------------------------------------------------------------------


def test_whoever_leaves_takes_her_drafts_along_and_her_name_from_what_stays(index, member, editor, client):
    shown = goodpractice.approve(goodpractice.submitted(member), editor)
    goodpractice.submitted(member, title="Noch nicht gelesen")
    declaration = next(each for each in privacy.declarations() if each.model is PracticeDraft)

    assert {row["answers"]["title"] for row in declaration.export(member)} == {
        "Briefe statt Treffen",
        "Noch nicht gelesen",
    }
    declaration.erase(member)

    page = GoodPracticePage.objects.get()
    assert (page.pk, page.live, page.owner, page.author_line) == (shown.page_id, True, None, "")
    assert "Olena" not in client.get(page.get_url()).content.decode()
    assert [revision.content["author_line"] for revision in page.revisions.all()] == [""]
    assert not PracticeDraft.objects.exists()


def test_whoever_leaves_brings_nothing_to_light_that_was_not_shown(index, member, editor):
    shown = goodpractice.approve(goodpractice.submitted(member), editor)
    english = pages.make_practices("en", translation_of=index)
    pages.make_practice(english, translation_of=shown.page, author_line="Olena", live=False)
    declaration = next(each for each in privacy.declarations() if each.model is PracticeDraft)

    declaration.erase(member)

    assert list(GoodPracticePage.objects.values_list("pk", "live")) == [(shown.page_id, True)]
