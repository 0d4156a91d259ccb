"""The pages of registering and reviewing: what they keep, what they refuse, what they show."""

import pytest
from django.test import Client
from django.urls import reverse

from mentors.directory.models import MentorProfile
from portal.accounts.models import Consent
from portal.accounts.services import block
from tests.factories.directory import make_draft, make_listed_mentor, make_submitted, make_topic
from tests.factories.files import picture_with_place, upload
from tests.factories.programmes import make_programme
from tests.hostile import assert_harmless, payloads

FORMSETS = {
    "stations-TOTAL_FORMS": 1,
    "stations-INITIAL_FORMS": 0,
    "stations-0-role": "Bauingenieurin",
    "stations-0-organisation_name": "Amt",
    "stations-0-from_year": 2009,
    "stations-0-to_year": 2016,
    "languages-TOTAL_FORMS": 2,
    "languages-INITIAL_FORMS": 0,
    "languages-0-language": "uk",
    "languages-0-level": "native",
    "languages-1-language": "de",
    "languages-1-level": "good",
}
OFFER = {
    "language": "de",
    "headline": "Bauingenieurin",
    "about": "Ich weiß noch …",
    "offers": "Anerkennung\n\n  Fachsprache  Bau \n",
    "seeks": "",
    "how_i_work": "Alle zwei Wochen",
    "one_to_one": "on",
    "online": "on",
    "region": "HB",
    "hours_per_month": 3,
    "places": 2,
}


def address(name, profile):
    return reverse(f"directory:{name}", args=[profile.pk])


@pytest.fixture
def draft(programme, member):
    from mentors.directory.services import start_profile

    return start_profile(programme=programme, by=member)


@pytest.fixture
def client(client_of, member):
    return client_of(member)


def who(organisation, **more):
    return {
        **FORMSETS,
        "given_name": "Olena",
        "family_name": "Koval",
        "shown_as": "full",
        "kind": "alumna",
        "organisation": organisation.pk,
        **more,
    }


def test_three_pages_and_a_look_at_the_whole(client, programme, organisation, member, coordinator):
    started = client.post(reverse("directory:register"), {"programme": programme.pk})
    profile = MentorProfile.objects.get()
    assert started["Location"] == address("who", profile)

    assert client.post(address("who", profile), who(organisation))["Location"] == address("offer", profile)
    topic = make_topic("Pflege")
    answer = client.post(address("offer", profile), {**OFFER, "topics": [topic.pk]})
    assert answer["Location"] == address("visibility", profile)
    answer = client.post(address("visibility", profile), {"audience": "members", "agrees_to_listing": "on"})
    assert answer["Location"] == address("mine", profile)
    page = client.get(address("mine", profile))
    assert page.context["missing"] == []

    client.post(address("send", profile))
    client.post(address("send", profile))

    profile.refresh_from_db()
    member.refresh_from_db()
    assert profile.state == "submitted"
    assert coordinator.notices.count() == 1
    assert member.display_name == "Olena Koval"
    assert profile.offers == ["Anerkennung", "Fachsprache Bau"]
    assert [station.role for station in member.stations.all()] == ["Bauingenieurin"]
    assert profile.languages == ["Українська", "Deutsch"]


def test_an_unfinished_page_is_kept_for_later(client, draft):
    answer = client.post(address("offer", draft), {"headline": "Half a", "language": "de", "later": "1"})

    assert answer["Location"] == address("mine", draft)
    draft.refresh_from_db()
    assert draft.headline == "Half a"


def test_what_is_being_written_is_kept_without_a_word(client, draft):
    answer = client.post(
        address("offer", draft), {"headline": "Half", "language": "de"}, headers={"X-Autosave": "1"}
    )

    assert answer.status_code == 204
    draft.refresh_from_db()
    assert draft.headline == "Half"


def test_a_page_that_keeps_itself_twice_loses_no_line(client, draft, organisation, member):
    for _ in range(2):
        client.post(address("who", draft), who(organisation), headers={"X-Autosave": "1"})

    assert member.stations.count() == 1
    assert member.spoken_languages.count() == 2


def test_what_cannot_be_kept_while_writing_says_so(client, draft):
    answer = client.post(address("offer", draft), {"headline": "x" * 300}, headers={"X-Autosave": "1"})

    assert answer.status_code == 422


def test_going_on_asks_for_what_is_missing_and_keeps_what_was_typed(client, draft):
    page = client.post(address("offer", draft), {**OFFER, "headline": "", "about": "My own words"})

    assert page.status_code == 200
    assert {"headline", "topics"} <= set(page.context["form"].errors)
    assert "My own words" in page.content.decode()


def test_too_many_or_too_long_lines_are_refused(client, draft):
    page = client.post(address("offer", draft), {**OFFER, "offers": "\n".join("abcdefg"), "seeks": "x" * 121})

    assert {"offers", "seeks"} <= set(page.context["form"].errors)


def test_AC9_more_fields_than_the_page_has_change_nothing(client, draft, organisation, make_member):
    other = make_member()
    client.post(
        address("who", draft),
        who(
            organisation,
            state="listed",
            member=other.pk,
            is_staff="on",
            places_free=99,
            email="x@example.org",
        ),
    )

    draft.refresh_from_db()
    draft.member.refresh_from_db()
    assert (draft.state, draft.member.is_staff, draft.places_free) == ("draft", False, 1)
    assert draft.member.email != "x@example.org"


@pytest.mark.parametrize("page", ["mine", "who", "offer", "visibility"])
def test_AC4_somebody_elses_profile_is_not_there(client_of, make_member, draft, page):
    assert client_of(make_member()).get(address(page, draft)).status_code == 404


@pytest.mark.parametrize(
    "deed", ["who", "offer", "visibility", "send", "reopen", "pause", "resume", "leave", "places", "audience"]
)
def test_AC5_somebody_elses_forms_change_nothing(client_of, make_member, programme, deed):
    profile = make_listed_mentor(programme)
    before = MentorProfile.objects.filter(pk=profile.pk).values().get()

    answer = client_of(make_member()).post(
        address(deed, profile), {"audience": "public", "places": 9, "agrees_to_listing": "on"}
    )

    assert answer.status_code == 404
    assert MentorProfile.objects.filter(pk=profile.pk).values().get() == before


def test_HD3_without_its_token_no_page_takes_a_post(programme, member):
    profile = make_draft(programme, member)
    client = Client(enforce_csrf_checks=True)
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")

    deeds = ("who", "offer", "visibility", "send", "reopen", "pause", "resume", "leave", "places", "audience")
    refused = {client.post(address(deed, profile)).status_code for deed in deeds}

    assert refused == {403}


def test_one_click_pauses_and_one_brings_back_PR12(client_of, programme):
    profile = make_listed_mentor(programme)
    client = client_of(profile.member)

    client.post(address("pause", profile))
    profile.refresh_from_db()
    assert profile.state == "paused"

    client.post(address("resume", profile))
    client.post(address("resume", profile))
    profile.refresh_from_db()
    assert profile.state == "listed"


def test_PR12_closing_her_profile_to_a_group_is_one_form(client_of, programme, organisation):
    profile = make_listed_mentor(programme, audience="public")
    scope = f"organisation:{organisation.pk}"

    client_of(profile.member).post(address("audience", profile), {"audience": scope})

    assert Client().get(profile.get_absolute_url()).status_code == 404
    standing = Consent.objects.standing().filter(member=profile.member, kind="listing")
    assert [consent.scope for consent in standing] == [scope]


def test_an_audience_that_is_not_hers_to_choose_is_refused(client_of, programme, make_organisation):
    profile = make_listed_mentor(programme, audience="members")
    foreign = make_organisation(name="Elsewhere")

    client_of(profile.member).post(address("audience", profile), {"audience": f"organisation:{foreign.pk}"})

    profile.refresh_from_db()
    assert profile.audience == "members"


def test_fewer_places_than_people_are_refused_with_a_sentence(client_of, programme):
    from mentors.directory.services import take_place

    profile = make_listed_mentor(programme, places=2)
    take_place(profile=profile)
    take_place(profile=profile)

    page = client_of(profile.member).post(address("places", profile), {"places": 1})

    assert page.context["places_form"].errors
    profile.refresh_from_db()
    assert profile.places == 2


# --- what others see -----------------------------------------------------------------------------------------------


def test_T3_page_titles_are_neutral_and_private_pages_are_not_indexed(client, programme):
    profile = make_listed_mentor(programme, audience="members")

    page = client.get(profile.get_absolute_url()).content.decode()

    title = page[page.index("<title>") : page.index("</title>")]
    assert profile.name not in title
    assert profile.headline not in title
    assert '<meta name="robots" content="noindex">' in page


def test_a_public_profile_may_be_indexed(programme):
    profile = make_listed_mentor(programme, audience="public")

    assert "noindex" not in Client().get(profile.get_absolute_url()).content.decode()


def test_PR10_nothing_nearer_than_the_federal_state_is_shown(client, programme):
    profile = make_listed_mentor(programme, in_person=True, region="HB")
    profile.member.region = "SN"
    profile.member.save()

    page = client.get(profile.get_absolute_url()).content.decode()

    assert "Bremen" in page
    assert "Sachsen" not in page
    assert profile.member.email not in page


def test_a_deed_on_a_mentors_page_comes_from_whoever_registered_it(client, programme, monkeypatch):
    from mentors.directory import actions

    monkeypatch.setattr(actions, "_providers", [])
    actions.register(lambda profile, member: actions.Action(f"Ask {profile.name}", "/ask/", ["One", "Two"]))
    actions.register(lambda profile, member: None)
    profile = make_listed_mentor(programme)

    page = client.get(profile.get_absolute_url()).content.decode()

    assert f"Ask {profile.name}" in page
    assert 'href="/ask/"' in page


def test_similar_mentors_are_those_the_reader_may_see(client_of, make_member, programme):
    profile = make_listed_mentor(programme, topics=["Pflege"], audience="public")
    make_listed_mentor(programme, topics=["Pflege"], audience="members")
    make_listed_mentor(make_programme(programme.organisation), profile.member, audience="public")
    far = make_listed_mentor(programme, topics=["Musik"], languages=["uk"], audience="public")
    spoken = make_listed_mentor(programme, topics=["Musik"], languages=["de"], audience="public")
    near = make_listed_mentor(programme, topics=["Pflege"], languages=["uk", "de"], audience="public")

    assert Client().get(profile.get_absolute_url()).context["similar"] == [near, spoken, far]


def test_nobody_similar_is_somebody_whom_a_block_parts_from_the_reader(client, member, programme):
    profile = make_listed_mentor(programme, topics=["Pflege"])
    other = make_listed_mentor(programme, topics=["Pflege"])
    block(by=other.member, member=member)

    assert client.get(profile.get_absolute_url()).context["similar"] == []


def test_L3_a_mentors_page_costs_at_most_sixteen_queries_whoever_is_similar(
    client, programme, django_assert_max_num_queries
):
    profile = make_listed_mentor(programme)
    for _ in range(5):
        make_listed_mentor(programme)
    client.get(profile.get_absolute_url())

    with django_assert_max_num_queries(16):
        client.get(profile.get_absolute_url())


@pytest.mark.parametrize("payload", payloads())
def test_IN1_no_field_of_a_profile_runs_a_script(
    payload, client, programme, coordinator, client_of, make_member
):
    author = make_member(given_name=payload[:80], family_name=payload[:80], shown_as="full")
    profile = make_submitted(
        programme,
        author,
        headline=payload[:120],
        about=payload,
        how_i_work=payload,
        offers=[payload],
        seeks=[payload],
        kind="expert",
        organisation=None,
        company_name=payload[:160],
        stations=[{"role": payload[:120], "organisation_name": payload[:160]}],
    )
    from mentors.directory import services

    mine = client_of(author).get(address("mine", profile)).content.decode()
    services.approve_profile(profile=profile, by=coordinator)

    for html in (
        mine,
        client.get(reverse("directory:profile_list")).content.decode(),
        client.get(profile.get_absolute_url()).content.decode(),
    ):
        assert_harmless(html, whole_page=True)


# --- the photo -----------------------------------------------------------------------------------------------------


def give_photo(client, profile, **more):
    return client.post(
        address("visibility", profile),
        {
            "audience": "public",
            "agrees_to_listing": "on",
            "photo": upload("me.jpg", picture_with_place(), "image/jpeg"),
            **more,
        },
    )


def test_PR8_a_photo_is_kept_with_her_yes_and_without_its_place(client, draft, private_root):
    give_photo(client, draft, agrees_to_photo="on")

    draft.refresh_from_db()
    assert draft.photo.kind == "webp"
    assert Consent.objects.standing().filter(member=draft.member, kind="photo").exists()


def test_without_her_yes_no_photo_is_kept(client, draft, private_root):
    page = give_photo(client, draft)

    draft.refresh_from_db()
    assert draft.photo is None
    assert "agrees_to_photo" in page.context["photo_form"].errors


def test_PR12_taking_the_yes_back_hides_the_photo_everywhere(
    client, programme, member, private_root, coordinator
):
    from mentors.directory import services
    from portal.accounts.services import withdraw_consent

    profile = make_draft(programme, member)
    give_photo(client, profile, agrees_to_photo="on")
    profile.refresh_from_db()
    services.submit_profile(profile=profile)
    services.approve_profile(profile=profile, by=coordinator)
    page = Client().get(reverse("directory:profile_list"))
    [shown] = page.context["listing"].profiles
    assert Client().get(shown.photo_url).status_code == 200

    withdraw_consent(member=member, kind=Consent.Kind.PHOTO)

    [hidden] = Client().get(reverse("directory:profile_list")).context["listing"].profiles
    assert hidden.photo_url == ""
    assert Client().get(shown.photo_url).status_code == 404


def test_a_photo_taken_away_is_gone(client, draft, private_root):
    give_photo(client, draft, agrees_to_photo="on")

    client.post(
        address("visibility", draft), {"audience": "public", "agrees_to_listing": "on", "removes_photo": "on"}
    )

    draft.refresh_from_db()
    assert draft.photo is None
