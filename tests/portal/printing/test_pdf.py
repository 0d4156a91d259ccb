"""A document as PDF: tagged, in the right order, in three languages, and deaf to whatever its text says."""

import io
import sys

import pytest
from PIL import Image
from pypdf import PdfReader

from portal.printing import pdf
from portal.printing.document import (
    AnswerLines,
    Document,
    Heading,
    Part,
    Phase,
    Picture,
    Question,
    Roadmap,
    Tool,
)
from portal.printing.pdf import render_pdf
from tests.portal.printing.documents import make_document, one_of_each, words


def read(document: Document, pictures=None) -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(document, pictures)))


def text_of(reader: PdfReader) -> str:
    """Soft hyphens at the end of lines are taken back, as a screen reader does."""
    pages = "\n".join(page.extract_text() for page in reader.pages)
    return pages.replace("\u00ad\n", "").replace("\u00ad", "").replace("\u2060", "")


def structure(reader: PdfReader) -> list:
    """Every element of the structure tree, in reading order: (type, alternative text)."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((node["/S"], str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


def a_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def whole() -> PdfReader:
    return read(make_document(), {"7:bruecke.png": a_picture()})


def test_the_file_says_that_it_is_tagged_in_which_language_and_what_it_is_called(whole):
    root = whole.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own kind of truth
    assert root["/Lang"] == "de-DE"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert whole.metadata.title == "Leitfaden"
    assert whole.metadata.author == "Universität Halmstein"


def test_it_declares_pdf_ua_and_typst_refuses_to_declare_what_is_not_so(whole):
    said = whole.trailer["/Root"]["/Metadata"].get_object().get_data().decode()

    assert "pdfuaid:part>1<" in said.replace(" ", "") or 'pdfuaid:part="1"' in said


def test_headings_lists_tables_and_pictures_are_tagged(whole):
    kinds = [kind for kind, _alt in structure(whole)]

    assert {
        "/H1",
        "/H2",
        "/H3",
        "/P",
        "/L",
        "/LI",
        "/Table",
        "/TH",
        "/TD",
        "/TOC",
        "/Figure",
        "/Link",
    } <= set(kinds)
    assert ("/Figure", "Zwei Menschen auf einer Brücke") in structure(whole)


def test_no_level_of_headings_is_skipped_whatever_comes_first():
    levels = [
        int(kind[2])
        for kind, _alt in structure(read(make_document(Tool("Drei Sätze"), Heading("Teil"), Tool("Vier"))))
        if kind[:2] == "/H" and kind[2:].isdigit()
    ]

    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_bookmarks_lead_through_the_chapters(whole):
    titles = [entry.title for entry in whole.outline if not isinstance(entry, list)]

    assert [title.split()[-1] for title in titles] == ["Inhalt", "Kapitel", "Dokument"]


def test_every_font_is_embedded(whole):
    fonts = {}
    for page in whole.pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            for inner in font.get_object()["/DescendantFonts"]:
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                fonts[descriptor["/FontName"]] = {"/FontFile2", "/FontFile3"} & set(descriptor)

    assert any("SourceSerif4" in name for name in fonts)
    assert any("SourceSans3" in name for name in fonts)
    assert all(fonts.values())


def test_cover_contents_chapter_last_page_in_this_order(whole):
    pages = [page.extract_text() for page in whole.pages]

    assert "Leitfaden" in pages[0]
    assert "Stand: 1. Juni 2026" in pages[0]
    assert pages[1].startswith("Inhalt")
    assert "Erstes Kapitel" in pages[1]
    assert "Worum es geht." in pages[2]
    for said in (
        "CC BY-SA 4.0",
        "Stiftung Weite Felder",
        "allein die Sicht",
        "https://wegweiser.example/de/leitfaden/",
    ):
        assert said in pages[-1]


def test_the_contents_name_the_page_on_which_a_chapter_begins(whole):
    begins = next(
        at for at, page in enumerate(whole.pages, start=1) if "Worum es geht." in page.extract_text()
    )

    entry = next(line for line in whole.pages[1].extract_text().splitlines() if "Erstes Kapitel" in line)
    assert entry.replace("\u2060", "").rstrip().endswith(str(begins))


def test_the_text_of_every_block_comes_out_in_order(whole):
    text = " ".join(text_of(whole).split())
    said = [
        "Worum es geht.", "Ein fester Satz mit Weg", "erstens", "zweitens", "ein Punkt", "Erst zuhören", "Dann fragen.",
        "Pausen aushalten", "anrufen", "eine Tür geöffnet?", "Zwei Wochen Stille", "Niemand schreibt.", "Was nun?",
        "Drei Sätze", "schreiben", "lesen", "Blatt (PDF)", "Ich hatte nur einen Termin.", "Vier Fragen.", "Vorbereiten",
        "Begleiten", "Z1", "Z2", "W1", "W2", "B1", "I1b", "I2", "Am Fluss", "Zum Film", "https://example.org/film", "116 016",
        "rund um die Uhr", "Was hat sich verändert?", "Zwei Sätze genügen.",
    ]  # fmt: skip

    places = []
    at = text.index("Worum es geht.")
    for words_said in said:
        at = text.index(words_said, at)
        places.append(at)
    assert places == sorted(places)


GERMAN = "Größe, Straße, Übung, Ärzte, Öl, „Anführung“ und ‚halbe‘ – ß ẞ"
UKRAINIAN = "Ґанок, ґудзик, її, Європа, п’ять, об’їзд, «лапки», Київ – щастя ₴"
ENGLISH = "It’s “quoted” — naïve café"


@pytest.mark.parametrize(("language", "text"), [("de", GERMAN), ("uk", UKRAINIAN), ("en", ENGLISH)])
def test_the_letters_of_each_language_come_out_as_they_went_in(language, text):
    reader = read(make_document(Heading(text), words(text), Question(text), language=language, title=text))
    printed = " ".join(text_of(reader).split())

    assert printed.count(text) >= 4
    assert "\N{WHITE SQUARE}" not in printed
    assert reader.metadata.title == text


HOSTILE = [
    '#import "main.typ": *',
    "#panic[x] $ x^2 $ *bold* _it_ = Heading @label <label> `raw` // comment",
    '"; #read("/etc/passwd") ; "',
    "\\u{202e} #sys.inputs \\",
    "<script>alert(1)</script> & \"quotes\" 'single'",
    "{{ 7*7 }} {% include 'x' %} %s %(a)s",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_the_text_says_it_is_printed_and_not_obeyed(text):
    blocks = (Heading(text), words(text), Question(text), AnswerLines(text, text, 1))
    reader = read(make_document(*blocks, title=text, subtitle=text, licence_name=text, licence_holder=text))
    printed = "".join(text_of(reader).split())

    assert printed.count("".join(text.split())) >= 6


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("A\x00\x1b\x07nna", "Anna"),
        ("\u202egpj.exe", "gpj.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("mit 😀 und 中", "mit □ und □"),
        ("\ud800allein", "allein"),
        ("→ ✓ أمل", None),
    ],
)
def test_marks_without_a_shape_go_and_letters_without_a_font_leave_a_box(text, printed):
    result = text_of(read(make_document(words(text), title=text)))

    if printed is not None:
        assert printed in result


def test_a_link_on_a_dangerous_address_stays_words():
    from portal.printing.richtext import paragraphs_of

    [paragraph] = paragraphs_of('<p><a href="javascript:alert(1)">Klick</a></p>', "https://example.org/")

    assert [(run.text, run.address) for run in paragraph.runs] == [("Klick", "")]


def test_a_picture_without_words_only_decorates_and_one_without_a_file_leaves_its_words():
    pictures = {"1:a": a_picture()}
    decorated = read(make_document(Picture("1:a", "", "")), pictures)
    missing = read(make_document(Picture("2:b", "Ein leerer Stuhl", "Später")))

    assert "/Figure" not in [kind for kind, _alt in structure(decorated)]
    assert "Ein leerer Stuhl" in text_of(missing)


def test_a_sheet_begins_at_once_and_has_lines_to_write_on():
    blocks = (AnswerLines("Titel Ihrer Praxis", "Kurz und klar.", 2), AnswerLines("Was war vorher?", "", 30))
    reader = read(
        make_document(form="sheet", title="Vorlage", kicker="Gute Praxis", parts=(Part(blocks=blocks),))
    )

    first = reader.pages[0].extract_text()
    assert first.index("Gute Praxis") < first.index("Vorlage") < first.index("Titel Ihrer Praxis")
    assert "Inhalt" not in first


def test_what_cannot_be_typeset_is_an_error_and_never_an_empty_file(monkeypatch):
    monkeypatch.setattr(pdf, "TYPESETTING", [sys.executable, "-c", "raise SystemExit('no')"])

    with pytest.raises(pdf.NotTypeset, match="no"):
        render_pdf(make_document())


def test_typesetting_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(pdf, "TYPESETTING", [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(pdf, "PATIENCE", 0.2)

    with pytest.raises(pdf.NotTypeset):
        render_pdf(make_document())


def test_a_document_of_nothing_is_still_a_file():
    assert len(read(Document(title="Leer", labels=make_document().labels)).pages) >= 2


def test_a_roadmap_of_many_phases_follows_them_downwards_and_misses_none():
    phases = tuple(
        Phase(f"Phase {n}", "", ((f"Z{n}",), (f"W{n}",), (f"B{n}",), (f"I{n}",))) for n in range(1, 7)
    )
    text = text_of(read(make_document(Roadmap("Fahrplan", "", ("Ziel", "Wer", "Was", "Woran"), phases))))
    said = [f"{sign}{n}" for n in range(1, 7) for sign in "ZWBI"]

    assert [text.index(words_said) for words_said in said] == sorted(
        text.index(words_said) for words_said in said
    )


def test_very_long_words_stay_on_the_page():
    long = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 3
    reader = read(make_document(Heading(long), words(long), *one_of_each()[10:11], title=long))

    assert reader.pages[0].mediabox.width == pytest.approx(595, abs=1)
    assert len(reader.pages) < 12
