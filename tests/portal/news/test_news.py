"""News and guest posts: the list, a post with its author, series with their parts, the feed."""

import json
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.models import Page

from portal.common.models import Topic
from portal.news.models import NewsPage
from portal.pages.frame import frame_of
from portal.pages.models import Picture
from tests.factories import pages

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = date(2026, 3, 8)


@pytest.fixture
def index(db):
    return pages.make_news_list()


@pytest.fixture
def series(index):
    """Three posts in an order that is not that of their dates."""
    series = pages.make_series(index, title="Erste Jahre", slug="erste-jahre")
    for number, title in enumerate(("Ankommen", "Anerkennen", "Ankern")):
        pages.make_news(
            series,
            title=title,
            slug=title.lower(),
            kind="guest",
            author_name="Olha",
            published_on=DAY - timedelta(days=number),
        )
    return series


def titles(client, query=""):
    return [item.title for item in client.get(f"/de/aktuelles/{query}").context["news"]]


def a_picture():
    one_pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
        "00000301010018dd8db00000000049454e44ae426082"
    )
    return Picture.objects.create(
        title="Olha am Fenster", file=ContentFile(one_pixel, name="olha.png"), width=1, height=1
    )


def test_the_newest_stands_first_also_out_of_a_series(index, series, client):
    pages.make_news(index, title="Heute", published_on=DAY + timedelta(days=1))
    pages.make_news(index, title="Damals", published_on=DAY - timedelta(days=9))

    assert titles(client) == ["Heute", "Ankommen", "Anerkennen", "Ankern", "Damals"]
    assert client.get("/de/aktuelles/").content.decode().count('<p class="news__series">Erste Jahre</p>') == 3


def test_ten_stand_on_a_page_and_the_older_ones_on_the_next(index, client):
    for number in range(12):
        pages.make_news(index, title=f"Tag {number}", published_on=DAY - timedelta(days=number))

    assert titles(client, "?page=1") == [f"Tag {number}" for number in range(10)]
    assert titles(client, "?page=2") == ["Tag 10", "Tag 11"]


def test_the_newest_can_be_shown_elsewhere(index, series):
    english = pages.make_news_list("en", slug="news", translation_of=index)
    pages.make_news(english, title="Only here")
    hidden = pages.make_news(index, title="Entwurf", live=False)

    assert [item.title for item in NewsPage.objects.newest("de")[:2]] == ["Ankommen", "Anerkennen"]
    assert [item.title for item in NewsPage.objects.newest("en")] == ["Only here"]
    assert hidden not in NewsPage.objects.newest("de")


def test_the_list_costs_the_same_with_one_item_and_with_thirty(index, client, django_assert_max_num_queries):
    topic = Topic.objects.create(name="networks", slug="networks")

    def one_more():
        item = pages.make_news(index, author_name="Olha", author_picture=a_picture(), author_agreed_on=DAY)
        item.topics.set([topic])
        item.save()

    one_more()
    client.get("/en/")
    frame_of("de")
    caches["pages"].clear()
    with django_assert_max_num_queries(12) as one:
        client.get("/de/aktuelles/")
    for _number in range(29):
        one_more()
    frame_of("de")
    caches["pages"].clear()

    # The second page has its own link back; the first tells nothing of it.
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get("/de/aktuelles/")


def test_a_kept_list_costs_no_query(index, client, django_assert_num_queries):
    client.get("/de/aktuelles/")
    with django_assert_num_queries(0):
        client.get("/de/aktuelles/")


def test_a_guest_is_named_as_she_wishes(index, client):
    pages.make_news(
        index,
        slug="brief",
        kind="guest",
        author_name="Olha aus Charkiw",
        author_role="Mentee",
        published_on=DAY,
        next_step=json.dumps(
            [pages.block("call_to_action", {"text": "", "label": "Mentor:in finden", "url": "/de/mentors/"})]
        ),
    )

    page = client.get("/de/aktuelles/brief/").content.decode()

    assert "<b>Olha aus Charkiw</b>, Mentee" in page
    assert "8. März 2026" in page
    assert 'href="/de/mentors/"' in page and "Mentor:in finden" in page


def test_a_picture_is_shown_only_with_the_day_of_the_authors_consent(index, client):
    with pytest.raises(ValidationError) as refused:
        pages.make_news(index, author_name="Olha", author_picture=a_picture())
    assert list(refused.value.message_dict) == ["author_agreed_on"]

    item = pages.make_news(
        index, slug="brief", author_name="Olha", author_picture=a_picture(), author_agreed_on=DAY
    )
    assert "olha" in client.get("/de/aktuelles/brief/").content.decode()
    NewsPage.objects.filter(pk=item.pk).update(author_agreed_on=None)
    caches["pages"].clear()
    assert "olha" not in client.get("/de/aktuelles/brief/").content.decode()


def test_a_guest_post_says_who_wrote_it(index):
    with pytest.raises(ValidationError) as refused:
        pages.make_news(index, kind="guest")
    assert list(refused.value.message_dict) == ["author_name"]


def test_a_part_knows_its_place_and_its_neighbours(series, client):
    page = client.get("/de/aktuelles/erste-jahre/anerkennen/")

    assert page.context["part"] == 2
    assert page.context["previous"].title == "Ankommen"
    assert page.context["next"].title == "Ankern"
    assert "Teil 2 von 3" in page.content.decode()


def test_a_part_costs_no_more_than_any_page(series, client, django_assert_max_num_queries):
    client.get("/de/")

    with django_assert_max_num_queries(12):
        client.get("/de/aktuelles/erste-jahre/anerkennen/")


def test_the_first_part_has_none_before_and_the_last_none_after(series, client):
    first = client.get("/de/aktuelles/erste-jahre/ankommen/").context
    last = client.get("/de/aktuelles/erste-jahre/ankern/").context

    assert (first["previous"], first["next"].title) == (None, "Anerkennen")
    assert (last["previous"].title, last["next"]) == ("Anerkennen", None)


def test_editors_order_a_series_by_moving_its_parts(series, client):
    first, _second, third = NewsPage.objects.order_by("path")
    Page.objects.get(pk=third.pk).move(Page.objects.get(pk=first.pk), pos="left")

    shown = [part.title for part in client.get("/de/aktuelles/erste-jahre/").context["parts"]]
    assert shown == ["Ankern", "Ankommen", "Anerkennen"]


def test_an_unpublished_part_is_not_counted(series, client):
    NewsPage.objects.get(slug="anerkennen").unpublish()

    assert "Teil 2 von 2" in client.get("/de/aktuelles/erste-jahre/ankern/").content.decode()


def test_a_single_item_is_part_of_nothing(index, client, django_assert_max_num_queries):
    pages.make_news(index, slug="allein")
    client.get("/de/")

    with django_assert_max_num_queries(12):
        page = client.get("/de/aktuelles/allein/")
    assert "series" not in page.context


def test_the_feed_is_atom_as_readers_expect_it(index, series, client):
    answer = client.get("/de/aktuelles/feed/")

    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert feed.findtext(f"{ATOM}title") == "Aktuelles – Wegweiser"
    # What RFC 4287 demands of a feed and of each entry.
    assert feed.findtext(f"{ATOM}id") == "http://localhost:8000/de/aktuelles/feed/"
    assert feed.findtext(f"{ATOM}updated").endswith(("Z", "+00:00"))
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://localhost:8000/de/aktuelles/",
        "self": "http://localhost:8000/de/aktuelles/feed/",
    }
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Ankommen", "Anerkennen", "Ankern"]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 3
    for entry in entries:
        assert entry.findtext(f"{ATOM}updated")
        assert entry.findtext(f"{ATOM}published").startswith("2026-03-0")
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Olha"


def test_an_entry_keeps_its_name_when_its_address_changes(index, client):
    def ids():
        feed = ElementTree.fromstring(client.get("/de/aktuelles/feed/").content)  # noqa: S314 - our own
        return [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]

    item = pages.make_news(index, slug="alt")
    before = ids()
    item.slug = "neu"
    item.save_revision().publish()
    caches["pages"].clear()

    assert before == ids()
    assert before[0].startswith("urn:uuid:")


def test_signs_that_xml_does_not_know_break_no_feed(index, client):
    pages.make_news(index, title="An\x0bkommen", lede="Wo\x08hin?", author_name="Ol\x1fha")

    feed = ElementTree.fromstring(client.get("/de/aktuelles/feed/").content)  # noqa: S314 - our own
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "Ankommen"


def test_an_empty_feed_is_a_feed(index, client):
    feed = ElementTree.fromstring(client.get("/de/aktuelles/feed/").content)  # noqa: S314 - our own
    assert feed.findall(f"{ATOM}entry") == []


def test_each_language_has_its_own_feed(index, client):
    pages.make_news_list("uk", slug="novyny", title="Новини", translation_of=index)

    feed = ElementTree.fromstring(client.get("/uk/novyny/feed/").content)  # noqa: S314 - our own
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "uk"


@pytest.mark.parametrize("page", ["\x00", "-1", "9" * 5000, "<script>", "%", "1e5"])
def test_no_address_breaks_the_list(index, client, page):
    pages.make_news(index)

    assert client.get("/de/aktuelles/", {"page": page}).status_code == 200
