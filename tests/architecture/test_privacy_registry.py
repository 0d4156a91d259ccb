"""Every model that leads to a member is declared in its app's `privacy.py` (PR3, PR4, PR15)."""

import re

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.utils.translation import override

from portal.common import privacy
from portal.common.clock import now

FLOORS = ("portal.", "community.", "mentors.", "search")

# Rows of others that say who did something to the portal's own pages and files. Her account is emptied, so they name nobody.
ONLY_WHO_DID_IT = (
    "wagtailcore.Page",
    "wagtailcore.PageLogEntry",
    "wagtailcore.ModelLogEntry",
    "wagtailcore.Revision",
    "wagtailcore.TaskState",
    "wagtailcore.WorkflowState",
    "wagtaildocs.Document",
    "wagtailimages.Image",
    "wagtailmedia.Media",
    "wagtail_localize.SegmentOverride",
    "wagtail_localize.StringTranslation",
)

# Apps whose declarations are still to be written. This list only gets shorter.
STILL_TO_DECLARE: set[str] = set()


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith(FLOORS)]


def test_every_personal_model_is_declared():
    missing = privacy.undeclared(get_user_model(), our_models())

    assert [m._meta.label for m in missing if m._meta.app_label not in STILL_TO_DECLARE] == []


def test_the_list_of_apps_still_to_declare_gets_shorter():
    declared = {declaration.model._meta.app_label for declaration in privacy.declarations()}
    missing = {model._meta.app_label for model in privacy.undeclared(get_user_model(), our_models())}

    assert STILL_TO_DECLARE & declared - missing == set()


def test_every_model_of_others_that_leads_to_a_member_is_declared_or_has_a_reason():
    """Wagtail and its kin keep rows about members as well: a new one of theirs is noticed here."""
    member = get_user_model()
    silent = privacy.personal_models() | privacy.without_personal_data()
    found = {
        model._meta.label
        for model in set(apps.get_models()) - set(our_models()) - silent
        if any(field.related_model is member for field in model._meta.local_fields)
    }

    assert found - set(ONLY_WHO_DID_IT) == set()


def test_a_model_two_steps_away_is_found_and_a_reason_frees_it(monkeypatch):
    content_type = apps.get_model("contenttypes", "ContentType")
    permission, group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    candidates = [permission, group, apps.get_model("sessions", "Session")]

    assert privacy.leads_to_a_member(content_type, candidates) == {content_type, permission, group}
    monkeypatch.setitem(privacy._nothing_personal, permission, "it names a verb")
    assert privacy.leads_to_a_member(content_type, candidates) == {content_type}


@pytest.mark.parametrize("declaration", privacy.declarations(), ids=lambda d: d.model._meta.label)
def test_a_declaration_says_why_and_how_long(declaration):
    assert len(str(declaration.purpose)) > 20
    assert len(str(declaration.kept)) > 5


@pytest.mark.parametrize("declaration", privacy.declarations(), ids=lambda d: d.model._meta.label)
def test_a_member_of_whom_nothing_is_known_can_export_and_erase(declaration, member):
    assert all(isinstance(item, dict) for item in declaration.export(member))
    declaration.erase(member)
    assert [item for item in declaration.export(member) if declaration.model is not type(member)] == []


# A sentence that names a time promises that somebody looks at the clock.
A_TIME = re.compile(r"\b(days?|weeks?|months?|years?|half a year)\b", re.IGNORECASE)


@pytest.mark.parametrize("declaration", privacy.declarations(), ids=lambda d: d.model._meta.label)
def test_PR6_whoever_names_a_time_says_whose_time_is_over(declaration, db):
    with override("en"):
        names_a_time = bool(A_TIME.search(str(declaration.kept)))

    if names_a_time:
        assert declaration.over is not None
    if declaration.over is not None:
        assert list(declaration.over(now())) == []
