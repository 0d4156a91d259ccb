"""The guided tour: there with the demo, repeatable, every station leads somewhere."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from portal.accounts.models import Member
from portal.demo.models import LoadedPart
from portal.demo.services import PARTS, load_demo
from portal.demo.tour import stations


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The whole demo, loaded once for this module and undone after it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo()
        transaction.set_rollback(True)


def test_without_the_demo_there_is_no_tour(db, client):
    assert client.get("/de/tour/").status_code == 404
    assert client.get("/de/tour/1/").status_code == 404


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_every_station_opens_and_leads_to_a_page_that_is_there(db, loaded, client_of, client, language):
    start = client.get(f"/{language}/tour/").content.decode()
    for stop in stations(accounts=True):
        assert reverse("demo:station", args=[stop.number]).removeprefix("/de") in start
        page = client.get(f"/{language}/tour/{stop.number}/").content.decode()
        assert page.count("<h1>") == 1
        account = stop.account
        reader = client_of(Member.objects.get(email=account.email), second_factor=True) if account else client
        assert reader.get(stop.address, follow=True).status_code == 200, stop.address
        assert (account is None) or account.email in page


def test_staff_get_their_second_step(db, loaded, client):
    codes = {
        stop.account.email: stop.account.recovery_codes for stop in stations(accounts=True) if stop.account
    }

    assert codes["redaktion@example.org"][0] in client.get("/de/tour/10/").content.decode()


@pytest.mark.parametrize("number", [0, 11, 4711])
def test_beyond_the_last_station_there_is_nothing(db, loaded, client, number):
    assert client.get(f"/de/tour/{number}/").status_code == 404


def test_the_manual_leads_to_the_tour(db, loaded, client):
    assert 'href="/de/tour/"' in client.get("/de/handbuch/").content.decode()


def test_a_real_portal_is_never_emptied(db, settings, make_member):
    settings.DEMO_ALLOWED = False
    make_member(email="real@example.net")

    with pytest.raises(CommandError):
        call_command("load_demo", anew=True)

    assert Member.objects.filter(email="real@example.net").exists()


@pytest.mark.django_db(transaction=True)
def test_starting_over_brings_the_demo_back_as_it_was(settings, tmp_path, make_member):
    settings.PRIVATE_ROOT, settings.MEDIA_ROOT = tmp_path / "private", tmp_path / "media"
    Path(settings.PRIVATE_ROOT).mkdir()
    (Path(settings.PRIVATE_ROOT) / "left").write_text("from the last group")
    make_member(email="guest@example.net")

    call_command("load_demo", anew=True, verbosity=0)

    assert not Member.objects.filter(email="guest@example.net").exists()
    assert not (Path(settings.PRIVATE_ROOT) / "left").exists()
    assert LoadedPart.objects.count() == len(PARTS)
