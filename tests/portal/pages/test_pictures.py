"""Pictures in a body: said in words or marked as decoration, light on every screen, and never the end of a page."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.test.utils.form_data import nested_form_data, streamfield

from portal.pages.models import Picture
from tests.factories import pages

WORDS = "Zwei Frauen auf einer Bank"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def make_picture(db):
    def make(width=1600, height=1200, **fields):
        drawn = BytesIO()
        Image.new("RGB", (width, height), "teal").save(drawn, "PNG")
        drawn.seek(0)
        fields.setdefault("credit", "Foto: Iryna")
        return Picture.objects.create(title="bank.png", file=ImageFile(drawn, name="bank.png"), **fields)

    return make


@pytest.fixture
def index(db):
    return pages.make_blueprint(slug="leitfaden")


def block(picture, **said):
    said = {"alt_text": WORDS, "decorative": False, **said}
    return pages.block("picture", {"image": {"image": picture.pk, **said}, "caption": "Im Hof"})


def shown(client, page):
    caches["pages"].clear()
    answer = client.get(page.url)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").find("figure", class_="picture")


def test_a_browser_chooses_among_sizes_and_formats(index, make_picture, client):
    figure = shown(client, pages.make_chapter(index, body=[block(make_picture())]))

    sources = {source["type"]: source["srcset"] for source in figure.find_all("source")}
    assert list(sources) == ["image/avif", "image/webp"]
    assert [part.split()[1] for part in sources["image/avif"].split(", ")] == ["480w", "960w", "1280w"]
    picture = figure.find("img")
    assert (picture["width"], picture["height"], picture["loading"]) == ("960", "720", "lazy")
    assert (picture["src"].endswith(".jpg"), picture["alt"]) == (True, WORDS)
    assert figure.find("figcaption").text == "Im Hof · Foto: Iryna"


def test_a_small_picture_is_never_blown_up(index, make_picture, client):
    figure = shown(client, pages.make_chapter(index, body=[block(make_picture(200, 100))]))

    assert [source["srcset"].split()[1:] for source in figure.find_all("source")] == [["200w"], ["200w"]]
    assert figure.find("img")["width"] == "200"


def test_what_only_decorates_says_nothing(index, make_picture, client):
    figure = shown(client, pages.make_chapter(index, body=[block(make_picture(), decorative=True)]))

    assert figure.find("img")["alt"] == ""


def test_seven_files_are_drawn_once_and_the_next_reader_waits_for_none(index, make_picture, client):
    page = pages.make_chapter(index, body=[block(make_picture())])
    assert Picture.objects.get().renditions.count() == 1, "whoever publishes waits for one"
    shown(client, page)
    drawn = list(Picture.objects.get().renditions.values_list("pk", flat=True))

    shown(client, page)

    assert len(drawn) == 7
    assert list(Picture.objects.get().renditions.values_list("pk", flat=True)) == drawn


def test_the_files_are_drawn_when_the_page_is_checked_after_publishing(index, make_picture):
    from portal.editing.services import check_page

    check_page(page=pages.make_chapter(index, body=[block(make_picture())]))

    assert Picture.objects.get().renditions.count() == 7


@pytest.mark.parametrize("gone", ["file", "row"])
def test_a_picture_that_is_gone_is_not_the_end_of_the_page(index, make_picture, client, gone):
    picture = make_picture()
    page = pages.make_chapter(index, body=[block(picture)])
    picture.file.storage.delete(picture.file.name)
    if gone == "row":
        Picture.objects.all().delete()

    figure = shown(client, page)

    assert (figure.find("img"), "Im Hof" in figure.text) == (None, True)
    assert (WORDS in figure.text) == (gone == "file")


# --- the form ---------------------------------------------------------------------------------------------------------


def sent(client, page, **image):
    """The editing form of a chapter with one picture in it, to be published."""
    value = {"image-image": image.pop("pk"), "image-alt_text": "", "caption": "Im Hof"}
    value |= {f"image-{name}": said for name, said in image.items()}
    form = {
        "title": "Ein neuer Titel",
        "slug": page.slug,
        "number": 1,
        "lede": "Worum es geht.",
        "seo_title": "",
        "search_description": "",
        "social_image": "",
        "change_reason": "Ein Bild.",
        "body": streamfield([("picture", value)]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        "action-publish": "1",
    }
    return client.post(f"/admin/pages/{page.pk}/edit/", nested_form_data(form))


@pytest.fixture
def page(index):
    return pages.make_chapter(index, title="Alt", body=[pages.text("a")])


@pytest.fixture
def desk(editor, client_of):
    return client_of(editor, second_factor=True)


def test_a_picture_without_words_is_refused_at_its_field_and_nothing_typed_is_lost(page, make_picture, desk):
    answer = sent(desk, page, pk=make_picture().pk)

    [error] = answer.context["form"].errors.as_data()["body"]
    assert answer.status_code == 200
    assert list(error.block_errors[0].block_errors) == ["image"]
    assert list(error.block_errors[0].block_errors["image"].block_errors) == ["alt_text"]
    kept = answer.context["form"]
    assert (kept["title"].value(), kept["body"].value()[0].value["caption"]) == ("Ein neuer Titel", "Im Hof")
    page.refresh_from_db()
    assert page.title == "Alt"


@pytest.mark.parametrize("said", [{"alt_text": WORDS}, {"decorative": "on"}])
def test_a_picture_with_words_or_marked_as_decoration_is_published(page, make_picture, desk, said):
    assert sent(desk, page, pk=make_picture().pk, **said).status_code == 302

    page.refresh_from_db()
    assert (page.title, page.body[0].value["caption"]) == ("Ein neuer Titel", "Im Hof")
