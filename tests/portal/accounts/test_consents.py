"""PR12: consents stand one by one, dated, with the version of their text, and can be taken back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from portal.accounts.events import consent_withdrawn
from portal.accounts.models import Consent
from portal.accounts.services import give_consent, withdraw_consent
from portal.common.clock import now

pytestmark = pytest.mark.django_db


def test_a_yes_carries_its_date_and_its_version(member):
    moment = now() - timedelta(days=1)
    consent = give_consent(member=member, kind="terms", version="2026-11", at=moment)

    assert (consent.version, consent.given_at, consent.withdrawn_at) == ("2026-11", moment, None)


def test_the_same_yes_twice_is_one(member):
    first = give_consent(member=member, kind="terms", version="2026-11")

    assert give_consent(member=member, kind="terms", version="2026-11") == first


def test_a_yes_to_a_newer_text_ends_the_older_one_and_keeps_it_as_proof(member):
    old = give_consent(member=member, kind="terms", version="2026-11")
    new = give_consent(member=member, kind="terms", version="2027-02")
    old.refresh_from_db()

    assert old.withdrawn_at is not None
    assert list(Consent.objects.standing().filter(member=member)) == [new]


def test_a_yes_for_one_audience_is_taken_back_alone(member):
    give_consent(member=member, kind="listing", version="1", scope="members")
    give_consent(member=member, kind="listing", version="1", scope="public")

    assert withdraw_consent(member=member, kind="listing", scope="public") == 1
    assert [c.scope for c in Consent.objects.standing().filter(member=member)] == ["members"]


def test_the_database_itself_refuses_a_second_standing_yes(member):
    row = {"member": member, "kind": "photo", "version": "1", "given_at": now()}
    Consent.objects.create(**row)

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(**row)


@pytest.fixture
def listening():
    connected = []

    def listen(receiver):
        consent_withdrawn.connect(receiver, weak=False)
        connected.append(receiver)

    yield listen
    for receiver in connected:
        consent_withdrawn.disconnect(receiver)


def test_higher_floors_hear_that_a_yes_was_taken_back(member, listening):
    heard = []
    listening(lambda sender, **words: heard.append((words["member"], words["kind"], words["scope"])))
    give_consent(member=member, kind="listing", version="1", scope="public")

    withdraw_consent(member=member, kind="listing")
    withdraw_consent(member=member, kind="listing")

    assert heard == [(member, "listing", None)]


def test_a_listener_that_fails_undoes_the_withdrawal(member, listening):
    def fail(sender, **words):
        raise RuntimeError

    listening(fail)
    give_consent(member=member, kind="listing", version="1", scope="public")

    with pytest.raises(RuntimeError), transaction.atomic():
        withdraw_consent(member=member, kind="listing")

    assert Consent.objects.standing().filter(member=member).count() == 1
