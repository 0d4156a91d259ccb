"""The back office: who enters, with what, and whose rows are there."""

import pytest
from django.http import Http404
from django.urls import reverse
from wagtail.models import ModelLogEntry

from portal.accounts.models import Grant, Member, Organisation
from portal.accounts.rules import is_coordinator_of
from portal.accounts.services import grant_role, set_up_second_factor
from portal.common.models import Topic
from portal.common.viewsets import ScopedViewSet

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(make_member):
    administrator = make_member(given_name="Ada")
    grant_role(member=administrator, role="administrator")
    return administrator


@pytest.fixture
def editor(make_member):
    editor = make_member(given_name="Edda")
    grant_role(member=editor, role="editor")
    return editor


HOME = "/admin/"
PARTS = ["wagtailusers_users:index", "roles:index", "organisations:index", "topics:index"]


@pytest.mark.parametrize("name", PARTS)
def test_an_administrator_finds_every_part(client_of, administrator, name):
    assert client_of(administrator, second_factor=True).get(reverse(name)).status_code == 200


@pytest.mark.parametrize(("name", "status"), [(name, 404) for name in PARTS[:3]] + [(PARTS[3], 200)])
def test_an_editor_keeps_the_words_and_no_people(client_of, editor, name, status):
    assert client_of(editor, second_factor=True).get(reverse(name)).status_code == status


@pytest.mark.parametrize("name", PARTS)
def test_T8_a_coordinator_changes_neither_people_nor_roles(client_of, coordinator, name):
    client = client_of(coordinator, second_factor=True)

    assert client.get(HOME).status_code == 200
    assert client.get(reverse(name)).status_code == 404


def test_T8_nobody_edits_a_member_but_an_administrator(client_of, coordinator, editor, member):
    address = reverse("wagtailusers_users:edit", args=[member.pk])
    for staff in (coordinator, editor):
        response = client_of(staff, second_factor=True).post(address, {"email": "taken@example.org"})
        assert response.status_code == 404
    member.refresh_from_db()

    assert member.email != "taken@example.org"


def test_an_administrator_makes_a_member_without_a_user_name(client_of, administrator):
    response = client_of(administrator, second_factor=True).post(
        reverse("wagtailusers_users:add"), {"email": "New@Example.org", "language": "uk", "is_active": "on"}
    )

    assert response.status_code == 302
    made = Member.objects.get(email="new@example.org")
    assert (made.language, made.is_staff, made.is_superuser) == ("uk", False, False)
    assert not made.has_usable_password()


def test_an_administrator_cannot_make_anybody_a_superuser_there(client_of, administrator, member):
    client_of(administrator, second_factor=True).post(
        reverse("wagtailusers_users:edit", args=[member.pk]),
        {"email": member.email, "language": "de", "is_active": "on", "is_superuser": "on", "is_staff": "on"},
    )
    member.refresh_from_db()

    assert not member.is_superuser
    assert not member.is_staff


def test_a_role_is_given_by_address_and_taken_back(client_of, administrator, member, organisation):
    client = client_of(administrator, second_factor=True)
    client.post(
        reverse("roles:add"),
        {"address": member.email, "role": "coordinator", "organisation": str(organisation.pk)},
    )
    grant = Grant.objects.get(member=member)
    assert is_coordinator_of(member, organisation)
    assert grant.granted_by == administrator

    client.post(reverse("roles:delete", args=[grant.pk]))
    assert not is_coordinator_of(member, organisation)
    assert not member.groups.exists()


def test_a_coordinator_without_an_organisation_is_refused(client_of, administrator, member):
    response = client_of(administrator, second_factor=True).post(
        reverse("roles:add"), {"address": member.email, "role": "coordinator", "organisation": ""}
    )

    assert response.status_code == 200
    assert not Grant.objects.filter(member=member).exists()


def test_an_organisation_says_what_it_does_in_three_languages(client_of, administrator):
    client_of(administrator, second_factor=True).post(
        reverse("organisations:add"),
        {
            "name": "Klinik Aue",
            "slug": "klinik-aue",
            "kind": "company",
            "about_de": "Pflegt.",
            "about_uk": "Лікує.",
        },
    )

    made = Organisation.objects.get(slug="klinik-aue")
    assert made.about == {"de": "Pflegt.", "uk": "Лікує."}


def test_an_editor_gives_a_topic_its_words(client_of, editor):
    client_of(editor, second_factor=True).post(
        reverse("topics:add"),
        {
            "name": "Nursing",
            "slug": "nursing",
            "name_de": "Pflege",
            "name_en": "Nursing",
            "name_uk": "Догляд",
        },
    )

    assert Topic.objects.get(slug="nursing").name_uk == "Догляд"


def test_the_log_of_the_back_office_names_a_row_and_no_secret(client_of, administrator, member):
    client_of(administrator, second_factor=True).post(
        reverse("wagtailusers_users:edit", args=[member.pk]),
        {"email": member.email, "given_name": "Olha", "language": "de", "is_active": "on"},
    )

    assert member.email not in {entry.label for entry in ModelLogEntry.objects.all()}


# --- AN7: the second factor ---------------------------------------------------------------------------------------

STAFF = ["coordinator", "editor", "administrator"]
STAFF_PAGES = [HOME, "/admin/pages/", "/admin/account/", "/admin/reports/", "/admin/topics/", "/admin/users/"]


@pytest.mark.parametrize("page", STAFF_PAGES)
@pytest.mark.parametrize("role", STAFF)
def test_AN7_a_password_alone_opens_no_staff_page(client_of, request, role, page):
    client = client_of(request.getfixturevalue(role))

    response = client.get(page)

    assert response.status_code == 302
    assert "/accounts/2fa/totp/activate/?next=" in response["Location"]


def test_AN7_whoever_has_a_second_factor_is_asked_for_it(client_of, editor):
    set_up_second_factor(member=editor)

    assert "/accounts/2fa/reauthenticate/?next=%2Fadmin%2F" in client_of(editor).get(HOME)["Location"]


def test_AN7_the_second_factor_of_another_account_does_not_count(client_of, editor, administrator):
    client = client_of(editor, second_factor=True)
    session = client.session
    session["account_authentication_methods_user"] = str(administrator.pk)
    session.save()

    assert client.get(HOME).status_code == 302


def test_AN7_a_recovery_code_opens_the_back_office_once(client_of, editor):
    codes = set_up_second_factor(member=editor)
    client = client_of(editor)
    address = reverse("mfa_reauthenticate")

    response = client.post(f"{address}?next=/admin/", {"code": codes[0]})
    assert response["Location"] == "/admin/"
    assert client.get(HOME).status_code == 200

    again = client_of(editor)
    again.post(f"{address}?next=/admin/", {"code": codes[0]})
    assert again.get(HOME).status_code == 302


def test_a_member_without_a_role_does_not_find_the_back_office(client_of, member):
    assert client_of(member, second_factor=True).get(HOME).status_code == 404


def test_asking_twice_keeps_the_second_factor_and_returns_what_is_unused(editor):
    assert set_up_second_factor(member=editor) == set_up_second_factor(member=editor)


# --- the mechanism itself -----------------------------------------------------------------------------------------


class OwnOrganisations(ScopedViewSet):
    """A coordinator's own organisations, as an example of a part with rows of one's own."""

    model = Organisation
    name = "own_organisations"
    form_fields = ["name"]
    inspect_view_enabled = True
    actions = frozenset({"view", "change"})

    def may_enter(self, member):
        return Grant.objects.of(member).in_role("coordinator").exists()

    def rows(self, member):
        return Organisation.objects.filter(grants__member=member)


@pytest.fixture
def viewset():
    return OwnOrganisations()


def test_the_policy_knows_ones_own_rows_only(viewset, coordinator, organisation, make_organisation):
    policy, foreign = viewset.permission_policy, make_organisation()

    assert list(policy.instances_user_has_any_permission_for(coordinator, ["view"])) == [organisation]
    assert policy.user_has_permission_for_instance(coordinator, "change", organisation)
    assert not policy.user_has_permission_for_instance(coordinator, "change", foreign)
    assert not policy.user_has_permission(coordinator, "delete")


@pytest.mark.parametrize(
    "view", ["edit_view", "delete_view", "history_view", "history_results_view", "usage_view", "inspect_view"]
)
def test_AC4_no_page_of_a_foreign_row_is_there(viewset, view, coordinator, make_organisation, rf):
    request = rf.get("/")
    request.user = coordinator

    with pytest.raises(Http404):
        getattr(viewset, view)(request, pk=make_organisation().pk)


@pytest.mark.parametrize("pk", ["no-uuid", "1", "'"])
def test_a_broken_key_is_not_there_either(viewset, coordinator, pk, rf):
    request = rf.get("/")
    request.user = coordinator

    with pytest.raises(Http404):
        viewset.edit_view(request, pk=pk)


def test_whoever_may_not_enter_finds_no_list(viewset, member, rf):
    request = rf.get("/")
    request.user = member

    with pytest.raises(Http404):
        viewset.index_view(request)
