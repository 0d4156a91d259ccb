"""The index of situations: every public one, by module, kept like every public page."""

import re

import pytest
from django.core.cache import caches
from wagtail.models import PageViewRestriction

from portal.blueprint.models import ScenarioIndexPage
from portal.pages.frame import frame_of
from portal.pages.models import MentoringModule
from tests.factories import pages


@pytest.fixture
def index(db):
    for number, (slug, name) in enumerate((("arriving", "Ankommen"), ("culture", "Kultur")), start=1):
        MentoringModule.objects.create(slug=slug, number=number, name={"de": name, "en": name, "uk": name})
    return pages.make_blueprint(slug="leitfaden")


@pytest.fixture
def situations(index):
    return pages.add(index, ScenarioIndexPage, title="Situationen", slug="situationen")


def scenario(title, anchor, **said):
    return pages.block(
        "scenario", {"title": title, "anchor": anchor, "story": "<p>Es war.</p>", "question": "", **said}
    )


def listed(page):
    """Each module with the addresses of its situations, as the page shows them."""
    found = {}
    for section in re.findall(r'<section class="scenarios__module".*?</section>', page, re.S):
        name = re.search(r"<h2>([^<]+)</h2>", section)
        found[name[1] if name else ""] = re.findall(r'<h[23]><a href="([^"]+)"', section)
    return found


def test_R13_situations_stand_under_their_module_with_the_way_to_them(index, situations, client):
    pages.make_chapter(index, number=2, slug="zwei", body=[scenario("B", "b", module="culture")])
    pages.make_chapter(
        index, number=1, slug="eins", body=[scenario("A", "a", module="culture"), scenario("C", "c")]
    )

    assert listed(client.get("/de/leitfaden/situationen/").content.decode()) == {
        "Ankommen": [],
        "Kultur": ["/de/leitfaden/eins/#a", "/de/leitfaden/zwei/#b"],
        "Über die Module hinweg": ["/de/leitfaden/eins/#c"],
    }


def test_one_module_has_an_address_of_its_own(index, situations, client):
    pages.make_chapter(index, slug="eins", body=[scenario("A", "a", module="culture"), scenario("C", "c")])

    page = client.get("/de/leitfaden/situationen/culture/").content.decode()

    assert listed(page) == {"": ["/de/leitfaden/eins/#a"]}
    assert 'href="/de/leitfaden/situationen/culture/" aria-current="page"' in page
    assert client.get("/de/leitfaden/situationen/nothing/").status_code == 404


def test_R17_a_real_case_is_marked_in_the_index_and_in_its_chapter(index, situations, client):
    pages.make_chapter(index, slug="eins", body=[scenario("A", "a", real=True), scenario("B", "b")])

    for address in ("/de/leitfaden/situationen/", "/de/leitfaden/eins/"):
        assert client.get(address).content.decode().count("Ein wirklicher Fall") == 1, address


def test_what_is_a_draft_or_not_for_everybody_is_not_listed(index, situations, client):
    pages.make_chapter(index, slug="entwurf", body=[scenario("A", "a")], live=False)
    hidden = pages.make_chapter(index, slug="intern", body=[scenario("B", "b")])
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    caches["default"].clear()

    assert listed(client.get("/de/leitfaden/situationen/").content.decode()) == {"Ankommen": [], "Kultur": []}


@pytest.mark.parametrize("address", ["/de/leitfaden/situationen/", "/de/leitfaden/situationen/culture/"])
def test_the_index_costs_the_same_with_one_chapter_and_with_fifty_and_then_nothing(
    index, situations, client, address, django_assert_max_num_queries, django_assert_num_queries
):
    pages.make_chapter(index, number=1, body=[scenario("A", "a", module="culture")])
    client.get(address)
    frame_of("de")
    caches["pages"].clear()
    with django_assert_max_num_queries(12) as one:
        client.get(address)
    for number in range(2, 51):
        pages.make_chapter(index, number=number, body=[scenario("A", "a", module="culture")] * 2)
    caches["pages"].clear()

    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(address)
    with django_assert_num_queries(0):
        client.get(address)
