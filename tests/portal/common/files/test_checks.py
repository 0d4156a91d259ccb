"""What we take and what we do not: names (IN6), limits (IN8), what is left of a photo (PR8)."""

import io
import re
import unicodedata
import zipfile

import pytest
from django.utils import translation
from PIL import Image

from portal.common.files.checks import check_upload
from portal.common.files.kinds import DOCUMENTS, MB, PICTURES
from portal.common.files.names import clean_name
from portal.common.files.pictures import MOST_PIXELS
from portal.common.files.refusals import SENTENCES, UploadRefused
from tests.factories import files as honest
from tests.factories.files import upload
from tests.hostile import names

HONEST = {
    "cv.pdf": honest.pdf,
    "CV.PDF": honest.pdf,
    "cv.docx": honest.docx,
    "cv.odt": honest.odt,
    "me.jpg": honest.picture,
    "me.jpeg": honest.picture,
    "me.png": lambda: honest.picture("PNG", mode="RGBA"),
    "me-in-grey.png": lambda: honest.picture("PNG", mode="L"),
    "me-of-few-colours.png": lambda: honest.picture("PNG", mode="P"),
    "me.webp": lambda: honest.picture("WEBP"),
}


def refusal(name: str, content: bytes, purpose) -> str | None:
    """The reason for which a file is refused; None when it is taken."""
    try:
        check_upload(upload(name, content), purpose)
    except UploadRefused as refused:
        return refused.reason
    return None


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_is_taken(name, purpose):
    checked = check_upload(upload(name, HONEST[name]()), purpose)

    assert checked.path.stat().st_size == checked.size > 0
    assert checked.kind == ("webp" if name.startswith("me") else name.lower().rpartition(".")[2])
    assert checked.name.endswith(f".{checked.kind}")


def test_what_a_member_meant_to_send_passes(purpose):
    """Links, pictures, fields and a template of her own machine are no reason to send somebody away."""
    word = honest.docx(
        {
            "word/_rels/document.xml.rels": honest.relations(
                ("hyperlink", "https://example.org/me", "External"),
                ("hyperlink", "mailto:me@example.org", "External"),
                ("image", "media/image1.png", "Internal"),
            ),
            "word/media/image1.png": honest.picture("PNG"),
        },
        body="<w:p><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>",
    )
    text = honest.odt(
        {"Pictures/a.png": honest.picture("PNG"), "Configurations2/accelerator/current.xml": ""},
        body="<text:p><text:a xlink:href='https://example.org/'>me</text:a>"
        "<draw:image xlink:href='Pictures/a.png'/></text:p>",
    )

    assert refusal("cv.docx", word, purpose) is None
    assert refusal("cv.odt", text, purpose) is None


# --- names ---------------------------------------------------------------------------------------------------------


def test_IN6_the_list_of_names_is_long_enough():
    assert len(set(names())) >= 14


@pytest.mark.parametrize("raw", names(), ids=ascii)
def test_IN6_no_hostile_name_is_kept(raw):
    shown = clean_name(raw, "pdf")

    assert shown != raw
    assert re.fullmatch(r"[\w ()+-]+\.pdf", shown)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    assert len(shown) <= 90


@pytest.mark.parametrize("raw", names(), ids=ascii)
def test_IN6_an_upload_under_a_hostile_name_is_refused_or_renamed(raw, purpose):
    sent = upload("x", honest.picture())
    # Past the cleaning that Django's own object does.
    sent._name = raw
    try:
        checked = check_upload(sent, purpose)
    except UploadRefused as refused:
        assert refused.reason in {"disguised", "kind"}
    else:
        assert checked.name == clean_name(raw, "webp")
        assert raw not in str(checked.path)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Lebenslauf Müller (2026).pdf", "Lebenslauf Müller (2026).pdf"),
        ("Резюме_Олена.PDF", "Резюме_Олена.pdf"),
        ("letter.final.v2.pdf", "letter-final-v2.pdf"),
        ("C:\\fakepath\\letter.pdf", "letter.pdf"),
        ("nul.pdf", "file.pdf"),
        ("\u202e.pdf", "file.pdf"),
    ],
)
def test_a_name_stays_readable(raw, shown):
    assert clean_name(raw, "pdf") == shown


# --- limits --------------------------------------------------------------------------------------------------------


def filled_pdf(size: int) -> bytes:
    """A PDF of exactly this many bytes; what fills it up is a comment before the end."""
    bare = honest.pdf()
    head, end, tail = bare.rpartition(b"startxref")
    return head + b"%" + b" " * (size - len(bare) - 2) + b"\n" + end + tail


def filled_docx(size: int) -> bytes:
    def docx(filling: bytes) -> bytes:
        return honest.archive({**honest.docx_parts(), "word/a.txt": filling}, stored=("word/a.txt",))

    return docx(b" " * (size - len(docx(b""))))


def filled_picture(size: int) -> bytes:
    bare = honest.picture("PNG")
    return bare + b"\0" * (size - len(bare))


@pytest.mark.parametrize(
    ("name", "make", "limit"),
    [
        ("cv.pdf", filled_pdf, 10 * MB),
        ("cv.docx", filled_docx, 10 * MB),
        ("me.png", filled_picture, 8 * MB),
    ],
)
def test_IN8_a_file_passes_at_its_limit_and_not_one_byte_above(name, make, limit, purpose):
    at_limit, above = make(limit), make(limit + 1)

    assert (len(at_limit), len(above)) == (limit, limit + 1)
    assert refusal(name, at_limit, purpose) is None
    assert refusal(name, above, purpose) == "too_big"


def test_IN8_a_purpose_may_set_a_lower_limit(make_purpose):
    small = make_purpose(max_bytes=1000)

    assert refusal("cv.pdf", filled_pdf(1000), small) is None
    assert refusal("cv.pdf", filled_pdf(1001), small) == "too_big"


def test_IN8_unpacked_fifty_megabytes_pass_and_not_one_byte_more(purpose):
    others = sum(len(part.encode()) for part in honest.docx_parts().values())
    room = 50 * MB - others

    assert refusal("cv.docx", honest.docx({"word/media/a.txt": b" " * room}), purpose) is None
    assert refusal("cv.docx", honest.docx({"word/media/a.txt": b" " * (room + 1)}), purpose) == "unpacked"


def test_IN8_two_hundred_entries_pass_and_not_one_more(purpose):
    others = len(honest.docx_parts())
    parts = {f"word/media/{number}.txt": "x" for number in range(200 - others)}

    assert refusal("cv.docx", honest.docx(parts), purpose) is None
    assert refusal("cv.docx", honest.docx({**parts, "word/media/last.txt": "x"}), purpose) == "entries"


def test_IN8_a_hundred_pages_pass_and_not_one_more(purpose):
    assert refusal("cv.pdf", honest.pdf(pages=100), purpose) is None
    assert refusal("cv.pdf", honest.pdf(pages=101), purpose) == "pages"


@pytest.mark.parametrize(("name", "kind"), [("me.jpg", "JPEG"), ("me.png", "PNG"), ("me.webp", "WEBP")])
def test_IN8_twenty_four_megapixels_pass_and_not_one_row_more(name, kind, purpose):
    assert MOST_PIXELS == 6000 * 4000

    assert refusal(name, honest.picture(kind, size=(6000, 4000)), purpose) is None
    assert refusal(name, honest.picture(kind, size=(6000, 4001)), purpose) == "pixels"


def test_IN8_a_purpose_takes_only_its_kinds(make_purpose):
    letters, photos = make_purpose("a", kinds=DOCUMENTS), make_purpose("b", kinds=PICTURES)

    assert refusal("me.jpg", honest.picture(), letters) == "kind"
    assert refusal("cv.pdf", honest.pdf(), photos) == "kind"


# --- pictures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "kind"), [("me.jpg", "JPEG"), ("me.webp", "WEBP"), ("me.png", "PNG")])
def test_PR8_nothing_of_where_and_who_is_left_in_a_photo_or_its_square(name, kind, purpose):
    sent = honest.picture_with_place(kind)
    assert b"Canary" in sent
    assert Image.open(io.BytesIO(sent)).getexif().get_ifd(0x8825)

    checked = check_upload(upload(name, sent), purpose)

    for path in (checked.path, checked.square):
        content = path.read_bytes()
        with Image.open(io.BytesIO(content)) as kept:
            assert dict(kept.getexif()) == {}
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(kept.info)
        assert not {word for word in (b"Canary", b"EXIF", b"Exif", b"XMP ", b"ICCP") if word in content}


def test_a_photo_is_turned_as_the_camera_was_held(purpose):
    checked = check_upload(upload("me.jpg", honest.picture_with_place(size=(600, 400))), purpose)

    with Image.open(checked.path) as kept:
        assert kept.size == (400, 600)


def test_a_picture_gets_a_longest_edge_and_a_square(make_purpose):
    checked = check_upload(upload("me.png", honest.picture("PNG", size=(3000, 1500))), make_purpose())

    with Image.open(checked.path) as kept, Image.open(checked.square) as square:
        assert (kept.format, kept.size) == ("WEBP", (1600, 800))
        assert (square.format, square.size) == ("WEBP", (336, 336))


def test_what_is_transparent_becomes_white(purpose):
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(out, "PNG")

    checked = check_upload(upload("me.png", out.getvalue()), purpose)

    with Image.open(checked.path) as kept:
        assert min(kept.convert("RGB").getpixel((25, 25))) > 250


# --- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en", "uk"])
@pytest.mark.parametrize("reason", SENTENCES)
def test_each_reason_is_said_in_each_language(reason, language):
    refused = UploadRefused(reason, limit="10 MB", kinds="PDF")
    with translation.override("en"):
        english = str(refused)

    with translation.override(language):
        said = str(refused)

    assert said
    assert "%" not in said
    assert (said == english) == (language == "en")


def test_a_checked_file_goes_with_its_object(purpose):
    checked = check_upload(upload("cv.pdf", honest.pdf()), purpose)
    folder = checked.path.parent
    assert folder.exists()

    del checked

    assert not folder.exists()


def test_a_refused_file_leaves_nothing_behind(purpose, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    assert refusal("cv.docx", honest.docx()[:100], purpose) == "damaged"
    assert [path for path in tmp_path.iterdir() if path.name.startswith("portal-upload-")] == []
    assert zipfile.is_zipfile(io.BytesIO(honest.docx()))
