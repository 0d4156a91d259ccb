"""AC2, AC4: every address has its row, and every cell of the table is a request."""

import fnmatch
from functools import cache
from pathlib import Path

import pytest
import yaml
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from tests import world as worlds

TABLE = yaml.safe_load(Path(__file__).with_name("access.yaml").read_text(encoding="utf-8"))
ROWS = TABLE["urls"] or []
STATUS = {"ok": 200, "login": 302, "moved": 302}


def expected(row: dict, role: str):
    return row["expect"].get(role, row["expect"].get("else"))


def cells():
    for row in ROWS:
        for role in worlds.ROLES:
            name = f"{row['url']}-{row.get('method', 'get')}-{row['verb']}-{role}"
            yield pytest.param(row, role, id=name)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for all cells; each cell undoes what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield worlds.build()
        transaction.set_rollback(True)


@pytest.fixture
def client_in_role(db, world, client_of):
    def sign_in(role):
        if role == "anonymous":
            return Client()
        staff = role in {"moderator", "coordinator", "foreign_coordinator", "editor", "administrator"}
        return client_of(world.people[role], second_factor=staff)

    return sign_in


def resolve(word: str, world):
    if word.startswith("="):
        return word[1:]
    name, _, attribute = word.partition(".")
    thing = world.people.get(name) or world.things[name]
    return getattr(thing, attribute or "pk")


@pytest.mark.parametrize(("row", "role"), list(cells()))
def test_AC1_the_cell_holds(row, role, world, client_in_role):
    address = reverse(
        row["url"], kwargs={key: resolve(word, world) for key, word in row.get("args", {}).items()}
    )
    client = client_in_role(role)
    send = getattr(client, row.get("method", "get"))

    response = send(address + row.get("query", ""), row.get("data", {}))

    wanted = expected(row, role)
    assert wanted is not None, f"the row says nothing about {role}"
    assert response.status_code == STATUS.get(wanted, wanted)
    if wanted in {"login", "moved"}:
        assert ("/accounts/" in response["Location"]) == (wanted == "login"), response["Location"]


@cache
def addresses() -> dict[str, str]:
    """Each named address with its route; nameless ones are listed by route alone."""
    found = {}

    def walk(patterns, namespace="", route=""):
        for pattern in patterns:
            here = route + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                found[f"{namespace}{pattern.name}" if pattern.name else f"({here})"] = here
            else:
                inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
                walk(pattern.url_patterns, inner, here)

    walk(get_resolver().url_patterns)
    return found


def is_named(name: str, route: str) -> bool:
    return (
        any(row["url"] == name for row in ROWS)
        or any(part["route"] in route for part in TABLE["routes"])
        or any(fnmatch.fnmatch(name, pattern) for pattern in TABLE["missing"] or [])
    )


def test_AC2_every_address_has_its_row():
    nameless = sorted(name for name, route in addresses().items() if not is_named(name, route))

    assert nameless == [], "give these their rows in tests/architecture/access.yaml"


def test_the_table_names_no_address_that_is_gone():
    assert sorted({row["url"] for row in ROWS} - set(addresses())) == []


def reversible(route: dict):
    """The addresses under a route that stand without arguments: (name, path)."""
    for name, path in addresses().items():
        if route["route"] in path:
            try:
                yield name, reverse(name)
            except NoReverseMatch:
                continue


@pytest.mark.parametrize("route", TABLE["routes"], ids=lambda route: route["route"])
def test_what_a_library_brings_keeps_its_promise(route, client_in_role):
    for role, wanted in route["expect"].items():
        client = client_in_role(role)
        opened = [name for name, path in reversible(route) if client.get(path).status_code == 200]
        assert wanted == "not_ok"
        assert sorted(opened) == sorted(route.get("except", [])), f"open to {role}"
