import pytest
from allauth.account.models import EmailAddress
from django.db import transaction
from django.test import Client

from portal.pages.models import SiteSettings
from tests import world as worlds

from .rows import STAFF


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for all tests of a module; each test undoes what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        built = worlds.build()
        for person in built.people.values():
            # As signing up does it.
            EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        # As the first visit of a site makes them.
        SiteSettings.load()
        yield built
        transaction.set_rollback(True)


@pytest.fixture
def client_in_role(db, world, client_of):
    """A client of a person of the world, staff with the second factor: `client_in_role("mentor")`."""

    def sign_in(role: str) -> Client:
        if role == "anonymous":
            return Client()
        return client_of(world.people[role], second_factor=role in STAFF)

    return sign_in
