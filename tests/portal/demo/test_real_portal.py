"""A real portal has no account whose password everybody knows."""

import pytest
from django.core.checks import run_checks

from portal.demo import texts
from portal.demo.services import DemoRefused, load_demo

pytestmark = pytest.mark.django_db


def complaints():
    return [error.id for error in run_checks(tags=["database"], databases=["default"])]


def test_a_real_portal_refuses_to_start_with_demo_accounts(settings, make_member):
    settings.DEMO_ALLOWED = False
    make_member()
    assert complaints() == []
    make_member(email=texts.read("people")["members"][0]["email"])
    assert complaints() == ["demo.E001"]


def test_the_demo_itself_may_have_them(make_member):
    make_member(email=texts.read("people")["members"][0]["email"])
    assert complaints() == []


def test_a_real_portal_refuses_to_load_the_demo(settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(DemoRefused):
        load_demo()
