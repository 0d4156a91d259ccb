"""AC7: what was written behind a door stays behind it when the page comes out; what was public stays public."""

import json

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from portal.versions.doors import readable
from portal.versions.services import record_version
from tests.factories import pages

from .conftest import body

ADDRESS = "/de/leitfaden/anfangen/versions/"


@pytest.fixture
def close(client):
    """Put a door before a page: `close(page)`, `close(page, "groups", group)`."""

    def put(page, kind=PageViewRestriction.LOGIN, *groups):
        door = PageViewRestriction.objects.create(page=page, restriction_type=kind)
        door.groups.set(groups)
        return door

    return put


def seen(client, *addresses) -> str:
    return "".join(client.get(ADDRESS + address).content.decode() for address in addresses)


def body_of(words) -> str:
    return json.dumps(body(words))


EVERYWHERE = ("", "1/", "2/", "3/", "4/", "1/changes/", "2/changes/", "3/changes/", "1/changes/2/", "1/changes/3/", "2/changes/3/")  # fmt: skip


def test_AC7_what_was_frozen_behind_a_door_does_not_come_out_with_the_page(chapter, publish, close, client):
    door = close(chapter.get_parent())
    publish(chapter, body=body("Kanarie im Text"), change_reason="Kanarie im Grund.")
    publish(chapter, body=body("Für alle"), change_reason="Kanarie in Version drei.")
    door.delete()

    assert "Kanarie" not in seen(client, *EVERYWHERE)
    assert client.get(ADDRESS + "2/").status_code == 404
    # What the page says today it says in its newest version too.
    assert "Für alle" in seen(client, "3/")
    assert [client.get(ADDRESS + each).status_code for each in ("", "1/", "3/", "1/changes/3/")] == [200] * 4


def test_AC7_no_title_of_a_section_comes_out_with_the_list(chapter, publish, close, client):
    door = close(chapter)
    publish(
        chapter,
        body=body("A", pages.heading("Kanarie", "kanarie"), pages.text("Innen.")),
        change_reason="Weil.",
    )
    publish(chapter, body=body("A"), change_reason="Weil.")
    door.delete()

    assert "Kanarie" not in seen(client, *EVERYWHERE)


def test_a_version_after_the_opening_tells_its_reason_and_compares_with_what_was_public(
    chapter, publish, close, client
):
    door = close(chapter)
    publish(chapter, body=body("Innen"), change_reason="Innen.")
    door.delete()
    publish(chapter, body=body("Außen"), change_reason="Nun für alle.")

    listed = seen(client, "")
    assert "Nun für alle." in listed and "Innen" not in listed
    assert f"{ADDRESS}1/changes/3/" in listed


def test_behind_the_same_door_its_readers_find_every_version(chapter, publish, close, client_of, member):
    close(chapter)
    publish(chapter, body=body("Innen"), change_reason="Warum innen.")
    reader = client_of(member)

    assert "Warum innen." in seen(reader, "")
    assert "Innen" in seen(reader, "2/")


def test_a_wider_door_is_another_one(chapter, publish, close, client_of, member):
    few = Group.objects.create(name="Wenige")
    door = close(chapter, PageViewRestriction.GROUPS, few)
    publish(chapter, body=body("Für wenige"), change_reason="Weil.")
    publish(chapter, body=body("Später"), change_reason="Weil.")
    door.groups.clear()
    door.restriction_type = PageViewRestriction.LOGIN
    door.save()

    assert client_of(member).get(ADDRESS + "2/").status_code == 404


def test_a_public_version_asks_after_no_door(chapter, publish, client, django_assert_num_queries):
    publish(chapter, body=body("Zwei"), change_reason="Weil.")
    versions = list(chapter.reader_versions.all())

    with django_assert_num_queries(0):
        assert readable(versions, chapter) == versions


def test_of_two_who_publish_in_one_moment_the_later_text_is_the_newest_version(chapter, publish):
    """The first has written the page and comes late to its version: the second has written both by then."""
    slow = type(chapter).objects.get(pk=chapter.pk)
    slow.body, slow.change_reason = body_of("Erster"), "Vom Ersten."
    publish(chapter, body=body("Zweiter"), change_reason="Vom Zweiten.")

    record_version(page=slow)

    versions = chapter.reader_versions.order_by("-number")
    assert [version.reason for version in versions] == ["Vom Zweiten.", ""]
    assert "Zweiter" in str(versions[0].sections)


def test_the_second_may_come_to_its_version_first(chapter):
    """Then it has the second's text and the second's reason, and the first adds nothing."""
    slow = type(chapter).objects.get(pk=chapter.pk)
    slow.body, slow.change_reason = body_of("Erster"), "Vom Ersten."
    fast = type(chapter).objects.get(pk=chapter.pk)
    fast.body, fast.change_reason = body_of("Zweiter"), "Vom Zweiten."
    fast.save()

    record_version(page=slow)
    record_version(page=fast)

    assert list(chapter.reader_versions.values_list("number", "reason")) == [(2, "Vom Zweiten."), (1, "")]
