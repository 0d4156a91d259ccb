"""Versions readers can see: written by publishing, frozen, compared section by section."""

import json
import threading

import pytest
from django.db import connections

from tests.factories import pages

from .conftest import body


def numbers(page):
    return list(page.reader_versions.order_by("number").values_list("number", flat=True))


def test_the_first_publication_is_version_one(chapter):
    version = chapter.reader_versions.get()

    assert (version.number, version.title, version.reason) == (1, "Anfangen", "")
    assert [section["anchor"] for section in version.sections] == ["", "first"]


def test_a_change_is_a_new_version_with_its_reason_and_its_sections(chapter, publish):
    publish(chapter, body=body("Ganz neu"), change_reason="Ein Beispiel war veraltet.")

    version = chapter.reader_versions.get(number=2)
    assert version.reason == "Ein Beispiel war veraltet."
    assert version.changes == [{"anchor": "first", "title": "Erster Teil", "kind": "changed"}]


def test_publishing_the_same_again_is_no_new_version(chapter, publish):
    publish(chapter, change_reason="Nichts.")
    publish(chapter, search_description="Nur für Suchmaschinen.")

    assert numbers(chapter) == [1]


def test_new_keys_of_blocks_are_no_change(chapter, publish):
    same = body()
    for block in same:
        block["id"] = block["id"][:-4] + "abcd"
    publish(chapter, body=same)

    assert numbers(chapter) == [1]


def test_a_draft_leaves_no_trace(chapter, client):
    chapter.title = "Geheimer Entwurf"
    chapter.save_revision()

    assert numbers(chapter) == [1]
    for address in ("", "versions/", "versions/1/"):
        assert "Geheimer Entwurf" not in client.get(f"/de/leitfaden/anfangen/{address}").content.decode()
    assert client.get("/de/leitfaden/anfangen/versions/2/").status_code == 404


def test_the_reason_is_used_once(chapter, publish):
    chapter = publish(chapter, body=body("Zwei"), change_reason="Erster Grund.")

    assert chapter.change_reason == ""
    assert chapter.get_latest_revision_as_object().change_reason == ""
    chapter = publish(chapter, body=body("Drei"))
    assert chapter.reader_versions.get(number=3).reason == ""


def test_an_old_version_stays_as_it_was(chapter, publish, client):
    publish(chapter, body=body("Ganz neu"), change_reason="Weil.")

    page = client.get("/de/leitfaden/anfangen/versions/1/").content.decode()
    assert "Mitte" in page and "Ganz neu" not in page
    assert f'<link rel="canonical" href="{chapter.full_url}">' in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize(
    "address",
    [
        "versions/0/",
        "versions/2/",
        "versions/99999999999999999999/",
        "versions/1/changes/1/",
        "versions/1/changes/7/",
    ],
)
def test_what_was_never_published_is_not_there(chapter, client, address):
    assert client.get(f"/de/leitfaden/anfangen/{address}").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_RE8_two_who_publish_in_one_moment_leave_two_versions_with_two_numbers():
    index = pages.make_blueprint(slug="leitfaden")
    page = pages.make_chapter(index, slug="anfangen", title="Anfangen", body=body())
    drafts = []
    for words in ("Eins", "Zwei", "Drei", "Vier"):
        page.body = json.dumps(body(words))
        page.change_reason = words
        drafts.append(page.save_revision())
    together = threading.Barrier(len(drafts))
    failures = []

    def publish(revision):
        together.wait()
        try:
            revision.publish()
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=publish, args=[revision]) for revision in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert numbers(page) == [1, 2, 3, 4, 5]
    reasons = page.reader_versions.exclude(number=1).values_list("reason", flat=True)
    assert sorted(reasons) == ["Drei", "Eins", "Vier", "Zwei"]
