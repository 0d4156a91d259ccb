"""Where a mentor lives: hers to write, hers to show, and found by nobody until she does."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from mentors.directory import services
from portal.accounts.services import block
from portal.common.places import town
from search.finding import Query, find
from search.marks import read
from search.models import Entry, Term
from search.query import Order, Place
from tests.factories.directory import make_draft, make_listed_mentor, make_submitted

BREMEN, HAMBURG, KYIV = 2944388, 2911298, 703448
NEAR_BREMEN = Place(town(BREMEN).latitude, town(BREMEN).longitude, 200)


def near(asker, **more):
    return find(Query(asker=asker, kinds=("mentor",), place=NEAR_BREMEN, order=Order.NEAREST, **more))


@pytest.fixture
def hidden(programme):
    """A mentor whose town only she and the coordinators know."""
    return make_listed_mentor(
        programme, audience="public", in_person=True, region="NI", town_id=BREMEN, shows_town=False
    )


def test_a_new_profile_shows_no_town(programme, member):
    profile = services.start_profile(programme=programme, by=member)

    assert (profile.town, profile.shows_town) == (None, False)


def test_PR10_a_town_she_does_not_show_is_in_no_entry(hidden):
    entry = Entry.objects.get(kind="mentor")

    assert (entry.latitude, entry.longitude) == (None, None)
    written = f"{entry.title} {entry.text} {entry.tags} {read(entry.marks)}"
    assert {name for name in town(BREMEN).names if name in written} == set()
    assert not Term.objects.filter(word__in=["bremen", "бремен"]).exists()


def test_PR10_no_result_no_count_and_no_order_reveals_a_hidden_town(programme, member, hidden):
    shown = make_listed_mentor(programme, audience="public", town_id=HAMBURG, shows_town=True)

    found = near(member)

    assert [hit.thing for hit in found.hits] == [shown]
    assert found.total == 1
    assert found.facets["spoken"] == {"de": 1}
    assert near(member, text="bauingenieurin").total == 1
    assert find(Query(asker=member, text="Bremen", kinds=("mentor",))).total == 0


def test_PR10_no_page_names_a_town_she_does_not_show(client_of, member, hidden, coordinator):
    reader = client_of(member)

    for page in (reader.get(reverse("directory:profile_list")), reader.get(hidden.get_absolute_url())):
        assert "Bremen" not in page.content.decode()
    for page in (
        client_of(hidden.member).get(reverse("directory:mine", args=[hidden.pk])),
        client_of(coordinator, second_factor=True).get(reverse("directory_admin:review", args=[hidden.pk])),
    ):
        assert "Bremen" in page.content.decode()


def test_showing_her_town_is_one_form_and_so_is_hiding_it_PR12(client_of, member, hidden):
    client, address = client_of(hidden.member), reverse("directory:town", args=[hidden.pk])

    client.post(address, {"town": "Київ", "shows_town": "on"})
    hidden.refresh_from_db()
    assert (hidden.town_id, hidden.shows_town) == (KYIV, True)
    assert find(Query(asker=member, text="kyjiw", kinds=("mentor",))).total == 1

    client.post(address, {"town": "Bremen", "shows_town": "on"})
    assert near(member).total == 1

    client.post(address, {"town": "Bremen"})
    assert near(member).total == 0
    for name in ("kyjiw", "kyiv", "bremen"):
        assert find(Query(asker=member, text=name, kinds=("mentor",))).total == 0
    hidden.refresh_from_db()
    assert (hidden.town_id, hidden.shows_town) == (BREMEN, False)


def test_without_a_town_there_is_none_to_show(client_of, hidden):
    client_of(hidden.member).post(
        reverse("directory:town", args=[hidden.pk]), {"town": "", "shows_town": "on"}
    )

    hidden.refresh_from_db()
    assert (hidden.town_id, hidden.shows_town) == (None, False)


def test_a_town_that_is_not_clear_is_asked_for_and_changes_nothing(client_of, hidden):
    client, address = client_of(hidden.member), reverse("directory:town", args=[hidden.pk])

    with override("de"):
        page = client.post(reverse("directory:town", args=[hidden.pk]), {"town": "Frankfurt"})
    assert "Frankfurt am Main, Hessen" in page.content.decode()
    assert "Frankfurt (Oder), Brandenburg" in page.content.decode()
    assert "town" in client.post(address, {"town": "Nirgendwo"}).context["town_form"].errors
    hidden.refresh_from_db()
    assert hidden.town_id == BREMEN


def test_a_town_is_kept_with_the_offer_and_half_a_name_changes_none(client_of, programme, member):
    profile = make_draft(programme, member, town_id=BREMEN)
    client, address = client_of(member), reverse("directory:offer", args=[profile.pk])

    client.post(address, {"headline": "One", "town": "Hamburg", "shows_town": "on", "later": "1"})
    profile.refresh_from_db()
    assert (profile.headline, profile.town_id, profile.shows_town) == ("One", HAMBURG, True)

    answer = client.post(address, {"headline": "Two", "town": "Frankf"}, headers={"X-Autosave": "1"})
    assert answer.status_code == 204
    profile.refresh_from_db()
    assert (profile.headline, profile.town_id, profile.shows_town) == ("Two", HAMBURG, True)

    page = client.post(address, {"headline": "Three", "town": "Frankfurt", "later": "1"})
    assert "town" in page.context["form"].errors


def test_a_shown_town_stands_instead_of_the_federal_state(programme):
    profile = make_listed_mentor(
        programme, audience="public", in_person=True, region="NI", town_id=BREMEN, shows_town=True
    )

    with override("uk"):
        page = Client().get(f"/uk/mentors/{profile.pk}/").content.decode()

    assert "(Бремен)" in page


def test_AC13_nobody_who_is_blocked_finds_her_by_her_town(programme, member):
    profile = make_listed_mentor(programme, audience="members", town_id=BREMEN, shows_town=True)
    assert near(member).total == 1

    block(by=profile.member, member=member)

    assert (near(member).total, near(member).facets) == (0, {})


def test_she_takes_her_town_along_by_its_name(programme, hidden):
    from mentors.directory.privacy import export_profiles

    [kept] = export_profiles(hidden.member)

    assert (kept["town_id"], kept["shows_town"]) == ("Bremen", False)


def test_what_a_coordinator_is_reading_is_not_changed_under_her_eyes(client_of, programme):
    profile = make_submitted(programme, town_id=BREMEN)

    with pytest.raises(services.WrongState):
        services.change_town(profile=profile, town=town(KYIV), shows_town=True)
