"""Frozen texts for ever: without their pictures and files, behind the doors of their page, at a steady price."""

import re
from io import BytesIO

import pytest
from django.core.cache import caches
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from portal.pages.frame import frame_of
from portal.pages.models import Picture
from portal.versions.comparing import compare
from portal.versions.models import PageVersion
from tests.factories import pages
from tests.factories.films import make_film

from .conftest import body

PAGE = "/de/leitfaden/anfangen/"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def read(client, address):
    response = client.get(f"{PAGE}{address}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def picture(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawn, "PNG")
    drawn.seek(0)
    return Picture.objects.create(title="Haus", file=ImageFile(drawn, name="haus.png"))


def with_picture(picture):
    value = {
        "image": {"image": picture.pk, "alt_text": "Ein Haus mit offener Tür", "decorative": False},
        "caption": "",
    }
    return [*body(), pages.block("picture", value)]


def test_a_picture_is_shown_as_long_as_it_is_there_and_told_afterwards(chapter, publish, picture, client):
    publish(chapter, body=with_picture(picture), change_reason="Ein Bild.")
    shown = read(client, "versions/2/")
    assert re.search(
        r'<img src="/media/images/[^"]+" width="40" height="30" alt="Ein Haus mit offener Tür"', shown
    )

    # The file alone is gone, then the row as well.
    picture.renditions.all().delete()
    picture.file.storage.delete(picture.file.name)
    for _step in ("file", "row"):
        caches["pages"].clear()
        told = read(client, "versions/2/")
        assert "Ein Bild, das es nicht mehr gibt: Ein Haus mit offener Tür" in told
        assert "/media/images/" not in told
        Picture.objects.all().delete()


def test_a_link_to_a_file_that_is_gone_becomes_words(chapter, publish, client, settings, tmp_path):
    from django.core.files.base import ContentFile

    settings.MEDIA_ROOT = tmp_path
    file = get_document_model().objects.create(title="Bogen", file=ContentFile(b"x", name="bogen.pdf"))
    words = f'<a linktype="document" id="{file.pk}">Der Bogen</a>'
    publish(chapter, body=body(words), change_reason="Ein Bogen.")
    assert f'<a href="/documents/{file.pk}/bogen' in read(client, "versions/2/")

    file.delete()
    caches["pages"].clear()
    assert "<span>Der Bogen (nicht mehr da)</span>" in read(client, "versions/2/")


def test_an_old_version_shows_no_more_than_words_and_pictures_whatever_is_in_the_database(chapter, client):
    version = chapter.reader_versions.get()
    version.sections[0]["html"] = (
        f'<p onclick="x">Gut</p>{HOSTILE}<form><input></form><a href="javascript:x">y</a>'
    )
    version.save()

    page = read(client, "versions/1/")
    main = page[page.index("<main") : page.index("</main>")]
    assert "<p>Gut</p>" in main
    assert [word for word in ("script", "onclick", "onerror", "<form", "<input") if word in main] == []


def test_a_hostile_reason_stays_words(chapter, publish, client):
    publish(chapter, body=body("Neu"), title=HOSTILE, change_reason=HOSTILE)

    for address in (
        "",
        "versions/",
        "versions/1/",
        "versions/2/",
        "versions/1/changes/",
        "versions/1/changes/2/",
    ):
        page = read(client, address)
        assert "<script>alert" not in page and "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in read(client, "versions/")


def test_a_frozen_text_skips_no_level_of_headings(chapter, publish, client):
    listed = pages.block("practice_list", {"title": "Vorher", "items": ["<p>Wasser aufsetzen.</p>"]})
    publish(chapter, body=[listed, *body()])

    page = read(client, "versions/2/")
    levels = [
        int(level) for level in re.findall(r"<h(\d)", page[page.index("<main") : page.index("</main>")])
    ]

    assert 3 in levels
    assert [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1] == []


def test_no_two_addresses_of_a_chapter_have_the_same_title_on_their_tab(chapter, publish, client):
    publish(chapter, body=body("Neu"))

    below = ("", "versions/", "versions/1/", "versions/2/", "versions/1/changes/", "versions/1/changes/2/")
    titles = [re.search(r"<title>(.*?)</title>", read(client, address), re.S)[1] for address in below]

    assert len(set(titles)) == len(below), titles


def test_the_comparison_says_in_words_what_is_new_and_what_is_gone(chapter, publish, client):
    publish(
        chapter,
        body=[
            *body("Mitte des langen Weges"),
            pages.heading("Zweiter Teil", "second"),
            pages.text("Dazu gekommen"),
        ],
    )
    page = read(client, "versions/1/changes/")

    assert re.findall(r"<h2>(.+?) <span class=\"changes__kind\">(.+?)</span>", page) == [
        ("Erster Teil", "geändert"),
        ("Zweiter Teil", "neu"),
    ]
    assert '<ins><span class="vh">neu: </span> des langen Weges</ins>' in page


def test_a_comparison_shows_words_lines_and_what_is_no_change_of_words():
    def section(anchor, lines, blocks=()):
        return {"anchor": anchor, "title": anchor, "lines": lines, "blocks": list(blocks)}

    old = [section("a", ["Eins zwei drei vier", "Bleibt"]), section("b", ["x"]), section("c", ["gone"])]
    new = [
        section("a", ["Ganz anderer Satz hier", "Eins zwei drei fünf", "Bleibt"]),
        section("b", ["x"], [{"type": "text", "value": "<a href='y'>x</a>", "id": "1"}]),
    ]
    first, second, third = compare(old, new)

    assert [each.kind for each in (first, second, third)] == ["changed", "changed", "removed"]
    assert first.lines[0].pieces == [("added", "Ganz anderer Satz hier")]
    assert first.lines[1].pieces == [("same", "Eins zwei drei "), ("removed", "vier"), ("added", "fünf")]
    assert first.lines[2].unchanged == 1
    assert second.lines == []
    assert third.lines[0].pieces == [("removed", "gone")]


def test_versions_lie_behind_the_doors_of_their_page(
    chapter, publish, client, django_capture_on_commit_callbacks
):
    publish(chapter, body=body("Neu"))
    addresses = ("versions/", "versions/1/", "versions/1/changes/", "versions/1/changes/2/")
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=chapter, restriction_type="login")
    assert {client.get(f"{PAGE}{address}").status_code for address in addresses} == {302}

    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.all().delete()
        type(chapter).objects.get(pk=chapter.pk).unpublish()
    assert {client.get(f"{PAGE}{address}").status_code for address in addresses} == {404}


@pytest.mark.parametrize("address", ["", "versions/", "versions/1/", "versions/1/changes/"])
def test_reading_costs_the_same_with_one_version_and_with_thirty(
    trio, client, address, django_assert_max_num_queries, django_assert_num_queries
):
    chapter = trio["de"]
    version = chapter.reader_versions.get()
    client.get("/de/")
    frame_of("de")
    caches["pages"].clear()
    with django_assert_max_num_queries(12) as one:
        read(client, address)
    PageVersion.objects.bulk_create(
        PageVersion(
            page_id=chapter.pk,
            number=number,
            published_at=version.published_at,
            title="x",
            sections=version.sections,
            changes=[{"anchor": "first", "title": "Erster Teil", "kind": "changed"}],
        )
        for number in range(2, 31)
    )
    caches["pages"].clear()

    with django_assert_max_num_queries(len(one.captured_queries)):
        read(client, address)
    with django_assert_num_queries(0):
        read(client, address)


def test_the_chapter_names_its_version_and_where_to_read_what_changed(chapter, publish, client):
    assert "Alle Fassungen" in read(client, "")
    publish(chapter, body=body("Neu"))
    caches["pages"].clear()

    page = read(client, "")
    assert re.search(r"<dt>Fassung</dt><dd>2 · <time", page)
    assert f'<a href="{PAGE}versions/">Was sich geändert hat</a>' in page


def test_documented_changes_are_those_with_a_reason_on_public_pages(trio, publish):
    publish(trio["de"], body=body("Neu"), change_reason="Weil.")
    publish(trio["en"], body=body("New", intro="Begin"), change_reason="Because.").unpublish()
    publish(trio["uk"], title="Інше", change_reason="")

    found = PageVersion.objects.documented_changes().values_list("page", "number", "reason")
    # The Ukrainian page followed the German one, which is a reason of its own.
    assert set(found) == {(trio["de"].pk, 2, "Weil."), (trio["uk"].pk, 2, "Переклад оновлено")}


def test_a_film_is_kept_by_its_words(chapter, publish, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    film = make_film(transcript={"de": "Schön, dass Sie da sind."})
    video = pages.block("video", {"film": film.pk, "caption": "Im Hof"})
    publish(chapter, body=[*body(), video], change_reason="Ein Film.")
    film.delete()

    told = read(client, "versions/2/")

    assert ("Video: Im Hof" in told, "Schön, dass Sie da sind." in told) == (True, True)
    assert "<video" not in told
