"""RA5: machines stay outside without anybody being asked to prove that she is human; people lose nothing."""

import random

import pytest
from django.core.cache import cache
from django.test import Client

from portal.contact import guard
from portal.contact.models import ContactMessage
from tests.hostile import assert_harmless
from tests.hostile.lists import payloads

pytestmark = pytest.mark.django_db
FORM = "/de/write-to-us/"
WORDS = "Wann beginnt die nächste Gruppe?"


def landed() -> int:
    return ContactMessage.objects.count()


def test_a_form_that_comes_back_at_once_is_asked_for_again_and_lands_then(client, words, stamp_of_age):
    fresh = stamp_of_age(seconds=0)
    first = client.post(FORM, words(stamp=fresh))

    assert (first.status_code, landed()) == (200, 0)
    assert "Das ging sehr schnell" in first.content.decode()
    assert WORDS in first.content.decode()
    assert f'name="stamp" value="{fresh}"' in first.content.decode()


@pytest.mark.parametrize("stamp", ["", "forged", "a:b:c", "x" * 100_000, "\x00"])
def test_a_form_without_its_stamp_gets_a_new_one_and_keeps_the_words(client, words, stamp):
    answer = client.post(FORM, words(stamp=stamp))

    assert (answer.status_code, landed()) == (200, 0)
    assert WORDS in answer.content.decode()
    new = answer.content.decode().partition('name="stamp" value="')[2].partition('"')[0]
    assert guard.judge(new)[0] is guard.Verdict.TOO_FAST


def test_a_form_that_was_open_for_a_day_is_sent_once_more(client, words, stamp_of_age):
    answer = client.post(FORM, words(stamp=stamp_of_age(days=1)))

    assert "lange offen" in answer.content.decode()
    assert WORDS in answer.content.decode()
    assert landed() == 0


def test_the_field_for_machines_shows_itself_to_whoever_filled_it_in(client, words):
    empty = client.get(FORM).content.decode()
    answer = client.post(FORM, words(nickname="Vera")).content.decode()

    assert ('class="aside-field" aria-hidden="true"' in empty, "aside-field" in answer) == (True, False)
    assert "Bitte leeren Sie das Feld" in answer
    assert landed() == 0


def test_the_same_form_twice_is_one_message(client, words):
    sent = words()

    assert [client.post(FORM, sent).status_code for _twice in range(2)] == [302, 302]
    assert landed() == 1


def test_the_same_words_twice_are_one_message(client, words):
    for age in ("VERA.SAND@example.org", "vera.sand@example.org"):
        client.post(FORM, words(email=age))

    assert landed() == 1


@pytest.mark.parametrize(
    "addresses",
    [["192.0.2.7"] * 12, [f"2001:db8:1:2::{number:x}" for number in range(12)]],
    ids=["one address", "one network of IPv6"],
)
def test_one_network_lands_ten_messages_an_hour(client, words, addresses):
    answers = [
        client.post(FORM, words(text=f"{WORDS} {number}"), REMOTE_ADDR=address)
        for number, address in enumerate(addresses)
    ]

    assert [answer.status_code for answer in answers] == [302] * 10 + [429] * 2
    assert "steht noch unten" in answers[-1].content.decode()
    assert f"{WORDS} 11" in answers[-1].content.decode()


# Machines as they come: each way of theirs a hundred times, from an address of its own.
WAYS = {
    "fills in everything": lambda words, stamp: words(nickname="Bot"),
    "sends at once": lambda words, stamp: words(stamp=stamp(seconds=0)),
    "knows no stamp": lambda words, stamp: words(stamp=""),
    "makes up a stamp": lambda words, stamp: words(stamp="6f1d3c520d5e:1abc:zzz"),
    "has an old stamp": lambda words, stamp: words(stamp=stamp(days=2)),
    "says always the same": lambda words, stamp: words(text="buy now"),
    "has no address": lambda words, stamp: words(email="bot"),
    "comes from everywhere and waits": lambda words, stamp: words(),
    "writes a novel": lambda words, stamp: words(text="x" * 6000),
    "tries every topic": lambda words, stamp: words(topic="admin"),
}


def test_RA5_of_a_thousand_automatic_tries_at_most_twenty_land(words, stamp_of_age):
    client, tries = Client(), 0
    for number in range(100):
        for name, way in WAYS.items():
            sent = way(words, stamp_of_age)
            if sent["text"] == WORDS:
                sent["text"] = f"{name} {number}"
            address = f"198.51.{tries // 250}.{tries % 250}"
            assert client.post(FORM, sent, REMOTE_ADDR=address).status_code in {200, 302, 429}
            tries += 1

    assert tries == 1000
    assert 0 < landed() <= 20


def test_after_a_flood_people_get_through_again(client, words):
    for number in range(25):
        client.post(FORM, words(text=f"{number}"), REMOTE_ADDR=f"198.51.100.{number}")
    flooded = client.post(FORM, words(), REMOTE_ADDR="203.0.113.1").status_code
    # Ten minutes later the counters are empty.
    cache.clear()

    assert (flooded, client.post(FORM, words(), REMOTE_ADDR="203.0.113.1").status_code) == (429, 302)


# --- hostile words ------------------------------------------------------------------------------------------------

HOSTILE = [
    "\x00",
    "Text\x00mit Loch",
    "x" * 100_000,
    "\ud7ff\u202e\u200b",
    "{{ 7*7 }}{% debug %}",
    "' OR 1=1 --",
]


@pytest.mark.parametrize("address", [FORM, f"{FORM}barrier/"])
@pytest.mark.parametrize("field", ["topic", "page", "text", "name", "email", "nickname", "stamp"])
def test_no_field_breaks_over_what_is_put_into_it(client, words, address, field):
    random.seed(1)
    noise = "".join(chr(random.randint(1, 0xD000)) for _each in range(2000))
    for text in [*HOSTILE, noise]:
        answer = client.post(address, words(**{field: text}))
        assert answer.status_code in {200, 302, 429}
        if answer.status_code == 200:
            assert "errors__title" in answer.content.decode()


def test_scripts_come_back_as_words(client, words):
    for payload in payloads():
        answer = client.post(FORM, words(text=payload, name=payload, page=payload[:200], email="nobody"))
        assert_harmless(answer.content.decode(), whole_page=True)
