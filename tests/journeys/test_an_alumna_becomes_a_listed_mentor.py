"""Journey 2. An alumna opens an account, registers as a mentor in three pages that are kept, is asked one question by
a coordinator, answers it, is approved, and is found by those she chose. An expert from outside does it with her company.
"""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from mentors.directory.models import MentorProfile
from portal.accounts.models import Consent, Organisation
from tests.factories.directory import make_topic
from tests.factories.files import picture_with_place, upload
from tests.factories.programmes import make_programme

LANGUAGES = {"languages-TOTAL_FORMS": 1, "languages-INITIAL_FORMS": 0}
STATIONS = {"stations-TOTAL_FORMS": 1, "stations-INITIAL_FORMS": 0}
UKRAINIAN = {"languages-0-language": "uk", "languages-0-level": "native"}
WHO = {
    **LANGUAGES,
    **STATIONS,
    **UKRAINIAN,
    "stations-0-role": "Umweltplanerin",
    "stations-0-organisation_name": "Landkreis Moorbrück",
    "stations-0-from_year": 2022,
    "given_name": "Daryna",
    "family_name": "Koval",
    "shown_as": "short",
}
OFFER = {
    "language": "uk",
    "headline": "Планувальниця довкілля, пів року в професії",
    "offers": "Перша співбесіда\nПерший робочий місяць",
    "seeks": "Хтось, хто грає в шахи",
    "how_i_work": "Раз на два тижні, увечері.",
    "one_to_one": "on",
    "online": "on",
    "in_person": "on",
    "region": "NI",
    "places": 1,
}


@pytest.fixture
def programme(organisation):
    return make_programme(organisation, slug="ankommen-im-beruf")


@pytest.fixture
def desk(client_of, coordinator):
    """The coordinator in the back office, second factor given."""
    return client_of(coordinator, second_factor=True)


def words(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def open_account(client, settings, **answers) -> None:
    """Sign up, type the code that came by mail, read the welcome."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    signed = client.post(
        "/de/accounts/signup/", {"shown_as": "short", "language": "de", "terms": "on", **answers}
    )
    code = re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})$", mail.outbox[-1].body, re.M)[1]
    welcome = client.post(signed["Location"], {"code": code})["Location"]
    assert answers["given_name"] in words(client.get(welcome))
    client.post(welcome)


def begin(client, programme) -> MentorProfile:
    client.post("/de/mentors/register/", {"programme": programme.pk})
    return MentorProfile.objects.latest("created_at")


def names_in_directory(client) -> set[str]:
    return {profile.name for profile in client.get("/de/mentors/").context["profiles"]}


def test_an_alumna_becomes_a_listed_mentor(
    programme, organisation, coordinator, desk, member, client_of, settings, tmp_path
):
    settings.PRIVATE_ROOT = tmp_path / "private"
    daryna = Client()
    open_account(daryna, settings, email="daryna@example.org", given_name="Daryna", family_name="Koval")

    # Three pages; she stops in the middle of the second and comes back.
    profile = begin(daryna, programme)
    mine = f"/de/mentors/mine/{profile.pk}/"
    daryna.post(f"{mine}who/", {**WHO, "kind": "alumna", "organisation": organisation.pk})
    daryna.post(f"{mine}offer/", {"language": "uk", "headline": OFFER["headline"], "later": "1"})
    assert OFFER["headline"] in words(daryna.get(f"{mine}offer/"))
    daryna.post(f"{mine}offer/", {**OFFER, "topics": [make_topic("Umwelt").pk]})
    photo = upload("IMG_2041.jpg", picture_with_place(), "image/jpeg")
    audience = {"audience": "members", "agrees_to_listing": "on"}
    daryna.post(f"{mine}visibility/", {**audience, "agrees_to_photo": "on", "photo": photo})
    daryna.post(f"{mine}send/")

    # The coordinator has one notice, sends it back once with a reason, then approves.
    notice = coordinator.notices.get()
    assert notice.notice == "directory.profile_submitted"
    assert "Umweltplanerin" in words(desk.get(notice.url))
    desk.post(notice.url, {"reason": "Schön! Sprechen Sie auch Deutsch?"})
    assert "Sprechen Sie auch Deutsch?" in words(daryna.get(mine))
    german = {"languages-TOTAL_FORMS": 2, "languages-1-language": "de", "languages-1-level": "good"}
    daryna.post(f"{mine}who/", {**WHO, **german, "kind": "alumna", "organisation": organisation.pk})
    daryna.post(f"{mine}send/")
    desk.post(notice.url, {"approve": "1"})

    # She is there for members, as she consented, and for nobody else.
    reader = client_of(member)
    assert names_in_directory(reader) == {"Daryna K."}
    assert names_in_directory(Client()) == set()
    assert Client().get(f"/de/mentors/{profile.pk}/").status_code == 404
    page = words(reader.get(f"/de/mentors/{profile.pk}/"))
    assert "Українська, Deutsch" in page
    assert "Niedersachsen" in page
    assert "daryna@example.org" not in page
    [shown] = reader.get("/de/mentors/?q=umwelt&language=de&how=online").context["profiles"]
    assert reader.get(shown.photo_url)["Content-Type"] == "image/webp"

    # One click hides her again.
    profile.refresh_from_db()
    assert profile.listed_at - profile.created_at < timedelta(hours=1)
    daryna.post(f"{mine}leave/")
    assert names_in_directory(reader) == set()
    assert not Consent.objects.standing().filter(member=profile.member, kind="listing").exists()


def test_an_expert_from_outside_comes_with_her_company(programme, desk, settings):
    wiebke = Client()
    open_account(wiebke, settings, email="wiebke@example.org", given_name="Wiebke", family_name="Janssen")
    profile = begin(wiebke, programme)
    mine = f"/de/mentors/mine/{profile.pk}/"
    who = {**WHO, "given_name": "Wiebke", "family_name": "Janssen"}
    refused = wiebke.post(f"{mine}who/", {**who, "kind": "expert"})
    assert "company_name" in refused.context["form"].errors
    wiebke.post(f"{mine}who/", {**who, "kind": "expert", "company_name": "Janssen Logistik"})
    wiebke.post(f"{mine}offer/", {**OFFER, "topics": [make_topic("Logistik").pk]})
    wiebke.post(f"{mine}visibility/", {"audience": "public", "agrees_to_listing": "on"})
    wiebke.post(f"{mine}send/")

    desk.post(f"/admin/mentor-profiles/{profile.pk}/", {"approve": "1"})

    company = Organisation.objects.get(name="Janssen Logistik")
    assert company.kind == "company"
    [found] = Client().get("/de/mentors/?kind=expert").context["profiles"]
    assert (found.name, found.organisation_name) == ("Wiebke J.", "Janssen Logistik")
