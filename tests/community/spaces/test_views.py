import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from community.spaces import rooms
from community.spaces.models import Membership
from tests.factories.spaces import seat
from tests.hostile.harm import assert_harmless
from tests.hostile.lists import payloads


@pytest.fixture
def garden(monkeypatch):
    """A room that only this test knows."""
    monkeypatch.setattr(rooms, "_rooms", {})
    rooms.register(
        "garden",
        label="Garden",
        help="Where one sits.",
        url=lambda space: f"/en/garden/{space.slug}/",
        count=lambda space: "3 benches",
        lines=lambda space, reader: [rooms.Line("The old bench", "/en/bench/", "in the shade")],
    )


def words(response) -> str:
    return response.content.decode()


def test_SE7_a_visitor_looks_around_without_a_cookie(space):
    visitor = Client()
    for address in (reverse("spaces:space_list"), space.get_absolute_url()):
        response = visitor.get(address)
        assert response.status_code == 200
        assert not response.cookies
    assert Session.objects.count() == 0


def test_the_door_is_in_the_header(space):
    assert f'href="{reverse("spaces:space_list")}"' in words(Client().get(space.get_absolute_url()))


def test_the_overview_names_the_spaces_one_may_know_of(make_space, outsider_client):
    make_space(name={"en": "For everybody"})
    make_space(name={"en": "For members"}, audience="members")
    make_space(name={"en": "Nobody knows"}, kind="hidden")
    address = reverse("spaces:space_list")

    assert [name in words(Client().get(address)) for name in ("For everybody", "For members")] == [
        True,
        False,
    ]
    assert [
        name in words(outsider_client.get(address))
        for name in ("For everybody", "For members", "Nobody knows")
    ] == [True, True, False]


@pytest.fixture
def outsider_client(make_member, client_of):
    return client_of(make_member())


def test_joining_needs_the_yes_and_says_so(space, member, client_of):
    client = client_of(member)
    address = reverse("spaces:space_join", args=[space.slug])

    refused = client.post(address, {})
    assert refused.status_code == 200
    assert "accepts_house_rules" in refused.context["form"].errors
    assert not Membership.objects.exists()

    assert client.post(address, {"accepts_house_rules": "on"})["Location"] == space.get_absolute_url()
    assert Membership.objects.get().member == member


def test_AC9_nobody_joins_as_a_moderator_by_an_extra_field(space, member, client_of):
    client_of(member).post(
        reverse("spaces:space_join", args=[space.slug]),
        {"accepts_house_rules": "on", "role": "moderator"},
    )
    assert Membership.objects.get().role == Membership.Role.MEMBER


def test_leaving_is_one_click(space, joined, client_of):
    client = client_of(joined)
    client.post(reverse("spaces:space_leave", args=[space.slug]))
    assert not Membership.objects.exists()
    assert client.get(space.get_absolute_url()).status_code == 200


def test_reading_an_address_neither_joins_nor_leaves(space, joined, member, client_of):
    client_of(member).get(reverse("spaces:space_join", args=[space.slug]))
    client_of(joined).get(reverse("spaces:space_leave", args=[space.slug]))
    assert [membership.member for membership in Membership.objects.all()] == [joined]


def test_who_signs_in_to_join_comes_back_to_the_space(space, member, client_of):
    response = client_of(member).get(reverse("spaces:space_join", args=[space.slug]))
    assert response["Location"] == space.get_absolute_url()


def test_a_space_lists_its_rooms_with_what_is_inside(garden, space):
    page = words(Client().get(space.get_absolute_url()))
    for word in ("Garden", f"/en/garden/{space.slug}/", "3 benches", "The old bench", "in the shade"):
        assert word in page


def test_the_rooms_of_a_closed_space_are_not_named_to_others(garden, make_space, member, client_of):
    closed = make_space(kind="closed", audience="members")
    assert "Garden" not in words(client_of(member).get(closed.get_absolute_url()))
    seat(member, closed)
    assert "Garden" in words(client_of(member).get(closed.get_absolute_url()))


def test_nobody_is_counted_or_named_on_the_public_page(space, joined):
    """PR7, PR11: a public figure of people would have to be 10 at least, and a name is nobody's business."""
    page = words(Client().get(space.get_absolute_url()))
    assert joined.display_name not in page
    assert "1 member" not in page.lower()


def test_the_overview_costs_the_same_at_any_number_of_spaces(
    make_space, joined, client_of, django_assert_num_queries, django_assert_max_num_queries
):
    client = client_of(joined)
    address = reverse("spaces:space_list")
    client.get(address)
    with django_assert_max_num_queries(30) as with_one:
        client.get(address)
    for _number in range(29):
        make_space()
    with django_assert_num_queries(len(with_one)):
        client.get(address)


def test_IN1_the_words_of_a_space_are_harmless(make_space):
    everything = "\n\n".join(payloads())
    space = make_space(name={"en": everything}, about={"en": everything}, house_rules={"en": everything})
    for address in (reverse("spaces:space_list"), space.get_absolute_url()):
        assert_harmless(words(Client().get(address)), whole_page=True)


def test_HD3_joining_and_leaving_need_their_token(space, joined):
    client = Client(enforce_csrf_checks=True)
    client.force_login(joined, backend="django.contrib.auth.backends.ModelBackend")
    for name in ("spaces:space_join", "spaces:space_leave"):
        answer = client.post(reverse(name, args=[space.slug]), {"accepts_house_rules": "on"})
        assert answer.status_code == 403
    assert Membership.objects.filter(member=joined).exists()
