"""The template asks on paper what the form asks on the screen, in three languages and two formats."""

import io

import pytest
from django.utils import translation
from docx import Document
from pypdf import PdfReader

from portal.goodpractice.paper import template_document
from portal.goodpractice.questions import QUESTIONS
from tests.factories import pages


@pytest.fixture(autouse=True)
def portal(db):
    pages.home()


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_every_question_of_the_form_stands_on_the_template(client, language):
    docx = Document(io.BytesIO(client.get(f"/{language}/practices/template/docx/").content))
    pdf = PdfReader(io.BytesIO(client.get(f"/{language}/practices/template/pdf/").content))
    cells = [cell for table in docx.tables for row in table.rows for cell in row.cells]
    written = "\n".join(part.text for part in [*docx.paragraphs, *cells])
    printed = " ".join("".join(page.extract_text() for page in pdf.pages).split())

    with translation.override(language):
        for question in QUESTIONS:
            assert str(question.prompt) in written
            assert str(question.prompt) in printed
    assert pdf.trailer["/Root"]["/Lang"].startswith(language)


def test_the_template_has_as_many_answers_as_the_form_has_questions(client):
    assert len(template_document().parts[0].blocks) == len(QUESTIONS) + 5


def test_a_template_of_another_kind_is_not_there(client):
    assert client.get("/de/practices/template/exe/").status_code == 404
