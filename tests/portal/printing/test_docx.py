"""A document as DOCX: with styles, a language, lists that count anew, and whatever the text says as text."""

import io

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from portal.printing.document import AnswerLines, Listing, Part, Run
from portal.printing.docx import render_docx
from tests.portal.printing.documents import make_document, one_of_each, words


def read(document, pictures=None):
    return docx.Document(io.BytesIO(render_docx(document, pictures)))


def styled(file) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in file.paragraphs]


def test_titles_headings_lists_and_quotations_have_the_styles_of_word():
    said = styled(read(make_document()))

    for expected in (
        ("Title", "Leitfaden"),
        ("Subtitle", "Für alle."),
        ("Heading 1", "1  Erstes Kapitel"),
        ("Heading 2", "Anfang"),
        ("List Number", "erstens"),
        ("List Bullet", "ein Punkt"),
        ("Heading 3", "Zwei Wochen Stille"),
        ("Quote", "Ich hatte nur einen Termin."),
        ("Heading 2", "Fahrplan"),
        ("Heading 3", "Was hat sich verändert?"),
    ):
        assert expected in said


@pytest.mark.parametrize(("language", "code"), [("de", "de-DE"), ("en", "en-GB"), ("uk", "uk-UA")])
def test_the_file_says_in_which_language_it_is(language, code):
    file = read(make_document(language=language))

    assert file.core_properties.language == language
    assert file.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == code


def test_title_author_and_licence_are_told():
    file = read(make_document())

    assert (file.core_properties.title, file.core_properties.author) == ("Leitfaden", "Universität Halmstein")
    assert "CC BY-SA 4.0" in file.sections[0].footer.paragraphs[0].text
    assert "Stiftung Weite Felder" in [text for _style, text in styled(file)]


def test_the_roadmap_is_a_table_whose_head_returns_on_every_page():
    [table] = read(make_document()).tables

    assert [cell.text for cell in table.rows[0].cells] == ["Phase", "Ziel", "Wer", "Was", "Woran"]
    assert [cell.text for cell in table.rows[1].cells] == [
        "Vorbereiten\n0–12 Monate",
        "Z1",
        "W1",
        "B1",
        "I1\nI1b",
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_every_list_with_figures_counts_from_one():
    lists = [Listing(((Run("a"),), (Run("b"),)), ordered=True)] * 2
    file = read(make_document(*lists))
    counts = [p._p.pPr.numPr.numId.val for p in file.paragraphs if p.style.name == "List Number"]

    assert len(counts) == 4
    assert len(set(counts)) == 2


def test_links_are_links():
    relations = read(make_document()).part.rels.values()

    assert {rel.target_ref for rel in relations if rel.is_external} == {
        "https://example.org/weg",
        "https://example.org/blatt",
        "https://example.org/film",
        "https://wegweiser.example/de/leitfaden/",
    }


def test_a_picture_carries_its_words():
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "JPEG")
    file = read(make_document(), {"7:bruecke.png": out.getvalue()})

    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == [
        "Zwei Menschen auf einer Brücke"
    ]


def test_a_sheet_has_a_line_for_every_answer():
    blocks = (AnswerLines("Titel Ihrer Praxis", "Kurz und klar.", 3),)
    file = read(make_document(form="sheet", title="Vorlage", parts=(Part(blocks=blocks),)))
    ruled = [p for p in file.paragraphs if p._p.pPr is not None and p._p.pPr.find(qn("w:pBdr")) is not None]

    assert ("Heading 2", "Titel Ihrer Praxis") in styled(file)
    assert len([paragraph for paragraph in ruled if not paragraph.text]) == 3


@pytest.mark.parametrize(
    "text", ["A\x00\x1bnna", "<w:p/> & ]]>", "\ud800allein", "{ INCLUDETEXT x }", "П’ять ґудзиків 😀"]
)
def test_whatever_the_text_says_is_text(text):
    shown = text.replace("\x00\x1b", "").replace("\ud800", "")
    said = styled(read(make_document(words(text), title=text)))

    assert ("Title", shown) in said
    assert ("Normal", shown) in said


def test_every_kind_of_block_is_written_in_both_forms():
    from pathlib import Path

    from portal.printing import docx as leaf
    from portal.printing import pdf

    kinds = {block.kind for block in one_of_each()}
    drawings = Path(pdf.TEMPLATES / "blocks.typ").read_text(encoding="utf-8")

    assert {kind for kind in kinds if not hasattr(leaf._Writer, f"_{kind}")} == set()
    assert {kind for kind in kinds if f'kind == "{kind}"' not in drawings} == set()
