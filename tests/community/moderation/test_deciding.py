"""Those who look after a space decide with reasons; both sides read them, and either may ask for another look."""

from datetime import timedelta

import pytest

from community.moderation import rules, services
from community.moderation.models import Appeal, Case, Decision, Report
from community.questions.models import Answer, Question
from portal.accounts.services import grant_role
from portal.common.clock import now
from portal.notifications.models import Notification
from search.finding import Query, find
from tests.factories.moderation import make_report
from tests.factories.spaces import make_space, seat

pytestmark = pytest.mark.django_db
HIDDEN, WARNED, NOTHING = "hidden", "warned", "nothing"


@pytest.fixture
def report(question, reader, moderator):
    return make_report(question, "question", by=reader)


@pytest.fixture
def case(report):
    return report.case


def told(member) -> list[str]:
    of_ours = Notification.objects.filter(member=member, notice__startswith="moderation.")
    return sorted(of_ours.values_list("notice", flat=True))


def titles(reader) -> list[str]:
    return [hit.title for hit in find(Query(asker=reader, text="kennt", kinds=("question",))).hits]


def test_RA4_what_is_hidden_is_there_for_nobody_and_both_sides_read_why(
    client_of, case, report, question, moderator, reader, author
):
    assert titles(reader) == ["Wer kennt das?"]

    services.decide(case=case, measure=HIDDEN, reasons="Es nennt eine Person.", by=moderator)

    for somebody in (reader, author, moderator):
        assert client_of(somebody).get(question.get_absolute_url()).status_code == 404
    assert titles(reader) == []
    assert told(reader) == ["moderation.decided"]
    assert told(author) == ["moderation.judged"]
    assert told(moderator) == []
    page = client_of(author).get(case.decisions.get().get_absolute_url()).content.decode()
    assert "Es nennt eine Person." in page
    assert reader.display_name not in page
    page = client_of(reader).get(services.report_url(report)).content.decode()
    assert "Es nennt eine Person." in page
    assert moderator.display_name not in page


def test_an_author_against_whom_nothing_was_held_is_not_troubled(case, moderator, reader, author):
    services.decide(case=case, measure=NOTHING, reasons="Das darf man fragen.", by=moderator)

    assert (told(author), told(reader)) == ([], ["moderation.decided"])
    assert Case.objects.get().state == "decided"


def test_a_new_decision_undoes_the_old_one_and_answers_who_disagreed(case, moderator, author, make_moderator):
    first = services.decide(case=case, measure=HIDDEN, reasons="Nein.", by=moderator)
    other = make_moderator(given_name="Nele")
    services.appeal(decision=first, text="Es steht mein eigener Name darin.")
    services.appeal(decision=first, text="Noch einmal.")

    assert (told(other), told(moderator)) == (["moderation.appealed"], [])
    assert [appeal.text for appeal in Appeal.objects.all()] == ["Es steht mein eigener Name darin."]

    services.decide(case=case, measure=NOTHING, reasons="Doch, das stimmt.", by=other)

    assert Question.objects.visible_to(author).count() == 1
    assert Appeal.objects.waiting().count() == 0
    assert told(author) == ["moderation.judged", "moderation.judged"]
    assert told(other) == []


def test_nobody_judges_what_she_wrote_or_reported_herself(client_of, question, space, make_moderator):
    judge = make_moderator()
    own = make_report(question, "question", by=judge).case

    assert not rules.may_judge(judge, own)
    assert client_of(judge, second_factor=True).get(services.case_url(own)).status_code == 404
    with pytest.raises(services.NotToBeJudgedByHer):
        services.decide(case=own, measure=HIDDEN, reasons="Weg.", by=judge)
    assert Question.objects.get().hidden_at is None


def test_where_nobody_near_can_decide_those_who_answer_for_the_portal_do(
    question, space, make_moderator, make_member, reader
):
    administrator = make_member()
    grant_role(member=administrator, role="administrator")
    near = make_moderator()

    make_report(question, "question", by=near)

    assert (told(administrator), told(near)) == (["moderation.reported"], [])


def test_a_moderator_of_another_space_finds_nothing(client_of, case, make_member):
    from community.spaces.services import appoint_moderator

    elsewhere = make_member()
    appoint_moderator(membership=seat(elsewhere, make_space()))
    client = client_of(elsewhere, second_factor=True)

    assert list(client.get("/de/community/looking-after/").context["page"]) == []
    assert client.get(services.case_url(case)).status_code == 404


def test_a_hidden_answer_settles_no_question_and_is_not_counted(
    question, answer, reader, author, moderator, client_of
):
    from community.questions.services import accept_answer

    accept_answer(question=question, answer=answer, by=author)
    case = make_report(answer, "answer", by=reader).case

    services.decide(case=case, measure=HIDDEN, reasons="Nein.", by=moderator)

    question.refresh_from_db()
    assert (question.is_settled, Answer.objects.shown().count()) == (False, 0)
    assert [each.answer_count for each in Question.objects.visible_to(reader).with_details()] == [0]
    assert list(Question.objects.visible_to(reader).unanswered()) == [question]
    assert "Ich selbst." not in client_of(reader).get(question.get_absolute_url()).content.decode()


def test_the_desk_takes_a_case_decides_it_and_says_what_is_missing(client_of, case, moderator, author):
    client = client_of(moderator, second_factor=True)
    assert [each.report_count for each in client.get("/de/community/looking-after/").context["page"]] == [1]

    client.post(f"{services.case_url(case)}claim/")
    case.refresh_from_db()
    assert (case.claimed_by, case.state) == (moderator, "claimed")

    refused = client.post(services.case_url(case), {"measure": HIDDEN, "basis": "rules", "note": "Frau A."})
    assert refused.context["form"].errors.keys() == {"reasons"}
    assert "Frau A." in refused.content.decode()

    said = {"measure": WARNED, "basis": "rules", "reasons": "Bitte ohne Namen.", "note": "Frau A."}
    assert client.post(services.case_url(case), said).url == "/de/community/looking-after/"
    case.refresh_from_db()
    assert (case.state, case.note, case.decisions.get().measure) == ("decided", "Frau A.", WARNED)
    assert list(client.get("/de/community/looking-after/").context["page"]) == []


def test_what_has_only_an_address_cannot_be_hidden_here(make_member):
    administrator = make_member()
    grant_role(member=administrator, role="administrator")
    import uuid

    case = services.report(ground="rules", url="/de/blueprint/", submission=uuid.uuid4()).case

    with pytest.raises(services.CannotBeHidden):
        services.decide(case=case, measure=HIDDEN, reasons="Weg.", by=administrator)
    assert not Decision.objects.exists()
    services.decide(case=case, measure="mended", reasons="Der Satz ist geändert.", by=administrator)
    assert Case.objects.get().state == "decided"


def test_disagreeing_is_possible_once_and_for_half_a_year(case, moderator, report):
    decision = services.decide(case=case, measure=NOTHING, reasons="Nein.", by=moderator)
    assert rules.may_still_appeal(decision, report=report)
    assert not rules.may_still_appeal(decision, report=report, at=now() + timedelta(days=184))

    services.appeal(decision=decision, text="Doch.", report=report)

    assert not rules.may_still_appeal(decision, report=report)
    assert rules.may_still_appeal(decision)


def test_a_thing_reported_anew_after_a_decision_is_a_new_case(case, question, moderator, make_neighbour):
    services.decide(case=case, measure=NOTHING, reasons="Nein.", by=moderator)

    assert make_report(question, "question", by=make_neighbour()).case != case


def test_a_year_after_the_decision_nothing_of_it_is_kept(case, moderator):
    services.decide(case=case, measure=NOTHING, reasons="Nein.", by=moderator)

    assert services.forget_old(at=now() + timedelta(days=365)) == 0
    assert services.forget_old(at=now() + timedelta(days=367)) == 1
    assert not Report.objects.exists()


def test_what_is_not_decided_is_never_forgotten(case):
    assert services.forget_old(at=now() + timedelta(days=4000)) == 0


def test_the_list_costs_the_same_with_one_case_and_with_thirty(
    client_of, make_neighbour, space, author, moderator
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from community.questions.services import ask_question

    client = client_of(moderator, second_factor=True)
    reader = make_neighbour()

    def queries():
        with CaptureQueriesContext(connection) as asked:
            response = client.get("/de/community/looking-after/")
        return len(response.context["page"].object_list), len(asked)

    make_report(ask_question(by=author, space=space, title="Eins?"), "question", by=reader)
    queries()  # the first request of a process fills what all share
    one, cost = queries()
    for number in range(19):
        make_report(ask_question(by=author, space=space, title=f"{number}?"), "question", by=reader)

    assert (one, queries()) == (1, (20, cost))
