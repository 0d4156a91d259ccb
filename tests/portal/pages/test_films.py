"""Films: what the library takes, what a page shows of them, and what happens when one is gone."""

from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.utils.translation import override
from PIL import Image

from portal.pages.blocks import BodyBlock
from portal.pages.models import Film
from tests.factories import pages
from tests.factories.films import CAPTIONS, MP4, WEBM, make_film, upload
from tests.portal.pages.test_structured import told

ADD = "/admin/media/video/add/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def poster():
    drawn = BytesIO()
    Image.new("RGB", (320, 180), "teal").save(drawn, "PNG")
    return upload(drawn.getvalue(), "bild.png")


def handed_in(client, address=ADD, **fields):
    data = {"title": "Ankommen", "transcript_de": "Willkommen.", "tags": ""}
    data |= {"file": upload(), "captions_de": upload(CAPTIONS, "a.vtt"), **fields}
    return client.post(address, {name: value for name, value in data.items() if value is not None})


@pytest.fixture
def desk(editor, client_of):
    return client_of(editor, second_factor=True)


def errors(answer) -> dict[str, list[str]]:
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


# --- what the library takes -------------------------------------------------------------------------------------------


def test_an_editor_hands_in_a_film_with_captions_and_a_picture(desk):
    answer = handed_in(desk, thumbnail=poster())

    film = Film.objects.get()
    assert (answer.status_code, film.title, film.type) == (302, "Ankommen", "video")
    assert [track["language"] for track in film.tracks] == ["de"]
    assert film.thumbnail.name.endswith(".webp")
    assert film.uploaded_by_user is not None


def test_an_author_may_hand_in_films_as_well(editor, make_member, client_of):
    from portal.accounts.services import grant_role

    author = make_member()
    grant_role(member=author, role="author")

    assert handed_in(client_of(author, second_factor=True)).status_code == 302


def test_a_film_without_captions_is_refused_at_their_field_and_nothing_typed_is_lost(desk):
    answer = handed_in(desk, captions_de=None)

    assert list(errors(answer)) == ["captions_de"]
    assert "Untertitel" in errors(answer)["captions_de"][0]
    shown = BeautifulSoup(answer.content, "html.parser")
    assert shown.find("input", {"name": "title"})["value"] == "Ankommen"
    assert "Willkommen." in shown.find("textarea", {"name": "transcript_de"}).text
    assert Film.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"<html><script>alert(1)</script>", "film.mp4", "kind"),
        (WEBM, "film.mp4", "kind"),
        (MP4, "film.webm", "kind"),
        (MP4[:-40], "film.mp4", "damaged"),
        (MP4[:24], "film.mp4", "damaged"),
        (b"MZ" + bytes(100), "film.mp4", "kind"),
        (MP4, "film.exe", "kind"),
        (MP4, "film", "kind"),
    ],
)
def test_what_is_no_film_is_refused_with_a_sentence(desk, content, name, code):
    answer = handed_in(desk, file=upload(content, name))

    assert (answer.status_code, list(errors(answer))) == (200, ["file"])
    assert [said.code for said in answer.context["form"].errors.as_data()["file"]] == [code]


def test_a_film_that_is_too_large_is_told_its_size_and_the_limit(desk, monkeypatch):
    monkeypatch.setattr("portal.pages.films.LARGEST_FILM", 100)

    assert "100" in errors(handed_in(desk))["file"][0]


def test_a_webm_film_is_taken(desk):
    assert handed_in(desk, file=upload(WEBM, "film.webm")).status_code == 302
    assert Film.objects.get().sources[0]["type"] == "video/webm"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"Willkommen.",
        b"WEBVTT\n",
        b"WEBVTT\n\nnone --> never\nWillkommen.\n",
        b"WEBVTT\n\n00:04.000 --> 00:01.000\nWillkommen.\n",
        b"WEBVTT\n\n00:01.000 --> 00:04.000\n\0\n",
        "WEBVTT\n\n00:01.000 --> 00:04.000\nГаразд\n".encode("cp1251"),
        MP4,
        b"WEBVTT\n\n" + b"a" * 600_000,
    ],
)
def test_captions_that_no_player_can_read_are_refused_with_a_sentence(desk, content):
    answer = handed_in(desk, captions_de=upload(content, "a.vtt"))

    assert (answer.status_code, list(errors(answer))) == (200, ["captions_de"])
    assert len(errors(answer)["captions_de"]) == 1


def test_a_picture_that_is_none_is_refused_at_its_field(desk):
    answer = handed_in(desk, thumbnail=upload(b"<svg onload=alert(1)>", "bild.png"))

    assert list(errors(answer)) == ["thumbnail"]


@pytest.mark.parametrize(
    "name", ["../../../portal.mp4", 'a"><script>alert(1)</script>.mp4', "CON.mp4", "ф" * 90 + ".mp4"]
)
def test_no_name_of_a_file_reaches_the_disk(desk, settings, name):
    assert handed_in(desk, file=upload(MP4, name)).status_code == 302

    kept = Path(Film.objects.get().file.path)
    assert kept.parent == Path(settings.MEDIA_ROOT) / "films"
    assert (len(kept.stem), kept.suffix) == (32, ".mp4")


@pytest.mark.parametrize("junk", ["\0", "a" * 100_000, "<script>alert(1)</script>"])
def test_junk_in_the_words_makes_no_error_page(desk, junk):
    answer = handed_in(desk, title=junk, transcript_uk=junk, tags=junk, collection=junk)

    assert answer.status_code in (200, 302)


def test_exchanged_captions_leave_no_file_behind(desk, settings, django_capture_on_commit_callbacks):
    film = make_film()
    old = film.captions_de.name

    with django_capture_on_commit_callbacks(execute=True):
        answer = handed_in(desk, f"/admin/media/edit/{film.pk}/", file=None)

    film.refresh_from_db()
    kept = {f"films/{file.name}" for file in (Path(settings.MEDIA_ROOT) / "films").iterdir()}
    assert (answer.status_code, film.captions_de.name != old) == (302, True)
    assert kept == {film.file.name, film.captions_de.name}


def test_captions_cannot_all_be_taken_away_again(desk):
    film = make_film()

    answer = handed_in(
        desk, f"/admin/media/edit/{film.pk}/", file=None, captions_de=None, **{"captions_de-clear": "on"}
    )

    assert list(errors(answer)) == ["captions_de"]


@pytest.mark.django_db
def test_a_film_takes_its_files_with_it(django_capture_on_commit_callbacks, settings):
    film = make_film(captions=("de", "uk"))

    with django_capture_on_commit_callbacks(execute=True):
        film.delete()

    assert list((Path(settings.MEDIA_ROOT) / "films").iterdir()) == []


def test_the_library_offers_films_alone(desk):
    shown = desk.get("/admin/media/").content.decode()

    assert ("/admin/media/video/add/" in shown, "/admin/media/audio/add/" in shown) == (True, False)


# --- what a page shows ------------------------------------------------------------------------------------------------


def video(film, caption="Ein Nachmittag im Hof"):
    return pages.block("video", {"film": film.pk, "caption": caption})


@pytest.fixture
def chapter(db):
    film = make_film(captions=("de", "uk"), transcript={"de": "Willkommen im Hof."})
    index = pages.make_blueprint(slug="leitfaden")
    return pages.make_chapter(index, slug="eins", body=[video(film)])


def test_a_video_plays_when_its_reader_wants_it_and_can_be_read(chapter, client):
    shown = BeautifulSoup(client.get(chapter.url).content, "html.parser").find("figure", class_="video")

    player = shown.find("video")
    assert (player.has_attr("controls"), player["preload"], player.has_attr("autoplay")) == (
        True,
        "none",
        False,
    )
    assert player["aria-label"] == "Ein Nachmittag im Hof"
    tracks = [(track["kind"], track["srclang"], track["label"]) for track in player.find_all("track")]
    assert tracks == [("captions", "de", "Deutsch"), ("captions", "uk", "Українська")]
    assert "Willkommen im Hof." in shown.find("details").text
    assert shown.find("script") is None


def test_the_captions_of_the_readers_language_stand_first(chapter):
    with override("uk"):
        assert [track["language"] for track in Film.objects.get().tracks] == ["uk", "de"]


def test_a_film_that_is_gone_leaves_its_words_on_the_page(chapter, client):
    Film.objects.all().delete()
    caches["pages"].clear()

    answer = client.get(chapter.url)

    assert (answer.status_code, "Ein Nachmittag im Hof" in answer.content.decode()) == (200, True)
    assert "<video" not in answer.content.decode()


def test_a_film_without_captions_cannot_be_chosen(db):
    block = BodyBlock().child_blocks["video"]

    with pytest.raises(Exception) as refused:  # noqa: PT011
        block.clean(block.to_python({"film": make_film(captions=()).pk, "caption": "Hof"}))

    assert list(refused.value.block_errors) == ["film"]


def test_what_a_film_says_is_found_and_told_to_search_engines(chapter, client):
    value = chapter.body[0]

    assert value.block.get_searchable_content(value.value) == ["Ein Nachmittag im Hof", "Willkommen im Hof."]
    film = next(thing for thing in told(client, chapter.url) if thing["@type"] == "VideoObject")
    assert (film["name"], film["transcript"]) == ("Ein Nachmittag im Hof", "Willkommen im Hof.")
    assert film["contentUrl"].startswith("http://testserver/media/films/")


def test_a_film_that_is_mended_is_shown_mended(chapter, client, django_capture_on_commit_callbacks):
    client.get(chapter.url)
    film = Film.objects.get()
    film.transcript = {"de": "Schön, dass Sie da sind."}
    with django_capture_on_commit_callbacks(execute=True):
        film.save()

    assert "Schön, dass Sie da sind." in client.get(chapter.url).content.decode()


def test_a_translator_gets_the_words_and_not_the_film(chapter):
    from wagtail_localize.segments.extract import extract_segments

    found = {
        segment.path.partition(".")[2].partition(".")[2]: segment for segment in extract_segments(chapter)
    }

    assert "caption" in found
    assert "film" not in found
