"""What every form does with more than it asks for, with two clicks, and without a mail server: AC9, RE8, RE5."""

import re
import uuid
from collections import Counter

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.test import Client
from django.urls import reverse

from portal.common.outbox.models import OutgoingMail

from .rows import address_of, rows
from .texts import FLOORS

# Steps that keep what is written so far; they have no row of their own in the table, as they need no whole form.
STEPS = [
    {"url": "directory:who", "args": {"pk": "draft_profile"}, "role": "mentor",
     "data": {"later": "1", "given_name": "Olena", "shown_as": "short", "kind": "alumna",
              "stations-TOTAL_FORMS": 0, "stations-INITIAL_FORMS": 0,
              "languages-TOTAL_FORMS": 0, "languages-INITIAL_FORMS": 0}},
    {"url": "directory:offer", "args": {"pk": "draft_profile"}, "role": "mentor",
     "data": {"later": "1", "headline": "Hebamme", "language": "de"}},
    {"url": "directory:visibility", "args": {"pk": "draft_profile"}, "role": "mentor",
     "data": {"later": "1", "audience": "members"}},
    {"url": "matching:step_intake", "args": {"pk": "draft_application"}, "role": "mentee",
     "data": {"then": "later", "bring": "Statik"}},
    {"url": "matching:step_questions", "args": {"pk": "draft_application"}, "role": "mentee",
     "data": {"then": "later", "wish": "Mut"}},
    {"url": "accounts:place", "args": {}, "role": "mentee", "data": {"region": "HB", "step": "coordinators"}},
    {"url": "accounts:writing_language", "args": {}, "role": "mentee", "data": {"language": "uk"}},
    {"url": "questions:answer_edit", "args": {"pk": "answer"}, "role": "mentor", "data": {"body": "Doch."}},
]  # fmt: skip
# What these tables hold is new with every request.
PASSING = {"common.OutgoingMail"}
# As a key stands in its own table, and as the search index keeps it.
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\b[0-9a-f]{32}\b")


def forms() -> list[dict]:
    """Every form of the table with somebody whose form it is."""
    table = []
    for row in rows("post"):
        allowed = [role for role, wanted in row["expect"].items() if wanted == "moved" and role != "else"]
        if not allowed and row["expect"].get("else") == "moved":
            allowed = ["stranger"]
        if allowed and "logout" not in row["url"]:
            table.append({**row, "role": allowed[0]})
    assert len(table) > 25
    return table + STEPS


def named(form) -> str:
    return f"{form['url']}-{form['role']}"


def send(form, client, world, extra=()) -> int:
    # A whole form also carries the number it was given out with.
    words = {**dict(extra), "submission": "6f1d3c52-0d5e-4f0e-9b83-2f3a7c1f0d77", **form.get("data", {})}
    return client.post(address_of(form, world), words).status_code


def known_ids() -> set:
    keys = [str(pk) for model in kept() for pk in model._base_manager.values_list("pk", flat=True)]
    return {*keys, *(key.replace("-", "") for key in keys)}


def kept() -> list[type[models.Model]]:
    """The tables of the portal and of the accounts."""
    ours = [
        model
        for model in apps.get_models()
        if model.__module__.startswith(FLOORS) or model._meta.app_label in {"auth", "account", "mfa"}
    ]
    return [model for model in ours if model._meta.label not in PASSING and not model._meta.proxy]


def state(known: set) -> dict[str, Counter]:
    """What all tables hold, without moments and without the ids of what is new."""
    found = {}
    for model in kept():
        fields = [
            field
            for field in model._meta.concrete_fields
            if not isinstance(field, (models.DateTimeField, models.BinaryField))
            # The fingerprint of a search entry is made of its ids and moments.
            and field.name not in {"submission", "fingerprint"}
        ]
        found[model._meta.label] = Counter(
            UUID.sub(
                lambda named: named[0] if named[0] in known else "new",
                repr([field.get_prep_value(value) for field, value in zip(fields, values, strict=True)]),
            )
            for values in model._base_manager.values_list(*(field.attname for field in fields))
        )
    return found


def extras(world) -> dict:
    """What an attacker would like to be and to own."""
    other = world.people["newcomer"].pk
    wishes = dict.fromkeys(
        ("is_staff", "is_superuser", "is_moderator", "is_partner", "approved", "listed"), "on"
    )
    wishes |= dict.fromkeys(
        (
            "member",
            "mentee",
            "mentor",
            "owner",
            "owner_id",
            "asker",
            "author",
            "poster",
            "by",
            "user",
            "user_id",
        ),
        other,
    )
    wishes |= {
        "role": "administrator",
        "roles": "administrator",
        "groups": "1",
        "scope": "",
        "state": "listed",
    }
    wishes |= {"profile": world.things["public_profile"].pk, "audience": "public", "places_taken": "0"}
    wishes |= {
        "programme": world.things["programme"].pk,
        "id": other,
        "pk": other,
        "decided_at": "2020-01-01",
    }
    wishes |= {
        "email": "taken@example.org",
        "password": "x",
        "accepted_answer": other,
        "approved_at": "2020-01-01",
    }
    wishes |= {"places_total": "99", "created_at": "2020-01-01", "seen_by": "public", "is_active": ""}
    return wishes


@pytest.mark.parametrize("form", forms(), ids=named)
def test_AC9_RE8_a_form_takes_what_it_asks_for_and_takes_it_once(form, world, client_in_role):
    """AC9: more fields than asked for change nothing. RE8: the same form sent twice makes nothing twice."""
    client, known = client_in_role(form["role"]), known_ids()
    after = {}
    for name, extra in (("asked", {}), ("more", extras(world))):
        with transaction.atomic():
            assert send(form, client, world, extra) in {200, 204, 302}
            after[name] = state(known)
            if not extra:
                send(form, client, world)
                after["twice"] = {label: rows.total() for label, rows in state(known).items()}
            transaction.set_rollback(True)

    changed = {
        label: (
            list(after["asked"][label] - after["more"][label]),
            list(after["more"][label] - after["asked"][label]),
        )
        for label in after["asked"]
        if after["asked"][label] != after["more"][label]
    }
    assert changed == {}
    assert after["twice"] == {label: rows.total() for label, rows in after["asked"].items()}


def test_AC9_signing_up_gives_no_role(world, db):
    """AC9: whatever the form of a new account carries, she is a member and nothing more."""
    asked = {
        "given_name": "Oksana",
        "family_name": "Melnyk",
        "shown_as": "short",
        "email": "oksana@example.org",
        "language": "de",
        "terms": "on",
    }
    Client().post(reverse("account_signup"), {**extras(world), **asked})

    member = get_user_model().objects.get(email="oksana@example.org")
    assert (member.is_staff, member.is_superuser, member.grants.count(), member.groups.count()) == (
        False,
        False,
        0,
        0,
    )
    assert member.affiliations.count() == 0


def test_RE5_nothing_fails_while_the_mail_server_is_away(world, db, mail_server, client_in_role):
    """RE5: whatever mails is answered as ever; the mails wait and are sent once the server is back."""
    mail_server.stop()
    door = {
        "account_signup": {
            "given_name": "Oksana",
            "family_name": "Melnyk",
            "shown_as": "short",
            "email": "oksana@example.org",
            "language": "de",
            "terms": "on",
        },
        "account_request_login_code": {"email": world.people["mentor"].email},
        "account_reset_password": {"email": world.people["mentee"].email},
    }
    for name, words in door.items():
        waiting = OutgoingMail.objects.count()
        assert Client().post(reverse(name), words).status_code == 302, name
        assert OutgoingMail.objects.count() == waiting + 1, name
    acts = [
        ("mentee", "matching:step_send", "draft_application", {}),
        ("mentor", "matching:application_accept", "waiting_application", {}),
        ("mentor", "questions:question_answer", "question", {"body": "Ja.", "submission": uuid.uuid4()}),
    ]
    for role, name, thing, words in acts:
        address = reverse(name, args=[world.things[thing].pk])
        assert client_in_role(role).post(address, words).status_code == 302, name
