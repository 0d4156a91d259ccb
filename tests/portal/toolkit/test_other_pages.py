"""What lies in the toolkit and is no tool: pages of modules, a guide in parts, research; and the files of them all."""

import io
import json
import re

import docx
import pytest
from pypdf import PdfReader

from portal.blueprint.models.scenarios import ScenarioIndexPage
from portal.pages import slots
from portal.pages.models import MentoringModule
from portal.printing import tasks
from portal.toolkit.models import GuidePartPage
from tests.factories import pages


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"


@pytest.fixture
def toolkit(db):
    return pages.make_toolkit()


@pytest.fixture
def module(db):
    return MentoringModule.objects.create(number=2, slug="profession", name={"de": "Beruf und Selbstbild"})


def words(response):
    return " ".join(re.sub("<[^>]+>", " ", response.content.decode().split("<main")[1]).split())


def test_a_module_shows_its_tools_in_the_readers_language(
    toolkit, module, client, django_assert_max_num_queries
):
    pages.make_module_page(toolkit, module, title="Beruf", slug="beruf", lede="Was man kann.")
    mine = pages.make_tool(toolkit, title="Neunzig Tage", module=module)
    pages.make_tool(toolkit, title="Etwas anderes")
    english = pages.make_toolkit("en", slug="toolkit", translation_of=toolkit)
    pages.make_tool(english, title="Ninety days", module=module, translation_of=mine)
    client.get("/de/")

    with django_assert_max_num_queries(12):
        page = client.get("/de/werkzeuge/beruf/")

    assert "Modul 2 Beruf Was man kann." in words(page)
    assert [tool.title for tool in page.context["tools"]] == ["Neunzig Tage"]


def test_other_floors_add_to_a_module(toolkit, module, client, monkeypatch):
    monkeypatch.setitem(
        slots._providers,
        "toolkit.module",
        [lambda page, section, viewer: [slots.Fill("includes/mark.html")] if page.module == module else []],
    )
    pages.make_module_page(toolkit, module, slug="beruf")

    assert "<svg" in client.get("/de/werkzeuge/beruf/").content.decode().split("<main")[1]


def test_a_module_shows_the_situations_of_the_blueprint(
    toolkit, module, client, django_assert_max_num_queries
):
    blueprint = pages.make_blueprint()
    pages.add(blueprint, ScenarioIndexPage, slug="situationen")
    told = {"anchor": "zeugnis", "title": "Das Zeugnis", "story": "<p>…</p>", "question": "Was nun?"}
    other = {**told, "anchor": "schweigen", "title": "Das Schweigen"}
    body = [
        pages.block("scenario", {**told, "module": "profession"}),
        pages.block("scenario", {**other, "module": ""}),
    ]
    chapter = pages.make_chapter(blueprint, body=body)
    pages.make_module_page(toolkit, module, slug="beruf")
    client.get("/de/")

    with django_assert_max_num_queries(12):
        page = client.get("/de/werkzeuge/beruf/")

    assert f'<a href="{chapter.url}#zeugnis">Das Zeugnis</a>' in page.content.decode()
    assert "Das Schweigen" not in page.content.decode()


def test_a_guide_is_read_part_after_part(toolkit, client, django_assert_max_num_queries):
    pages.make_guide(toolkit, title="Für Trainer:innen", slug="handbuch", parts=("Vorher", "Dabei", "Danach"))

    contents = client.get("/de/werkzeuge/handbuch/")
    assert [part.title for part in contents.context["parts"]] == ["Vorher", "Dabei", "Danach"]
    with django_assert_max_num_queries(12):
        part = client.get("/de/werkzeuge/handbuch/teil-2/")
    assert "Teil 2 von 3 Dabei" in words(part)
    assert (part.context["previous"].title, part.context["next"].title) == ("Vorher", "Danach")
    assert client.get("/de/werkzeuge/handbuch/teil-1/").context["previous"] is None
    assert client.get("/de/werkzeuge/handbuch/teil-3/").context["next"] is None


def test_a_part_that_begins_with_a_small_heading_skips_no_level(toolkit, client):
    pages.make_guide(toolkit, title="Für Trainer:innen", slug="handbuch", parts=("Vorher",))
    part = GuidePartPage.objects.get()
    part.body = json.dumps([pages.block("practice_list", {"title": "Vorher", "items": ["<p>Lesen.</p>"]})])
    part.save_revision().publish()

    page = client.get(part.url).content.decode()
    levels = re.findall(r"<h(\d)", page[page.index("<main") : page.index("</main>")])

    assert levels == ["1", "2", "3"]


def test_a_guide_is_taken_along_as_a_whole(toolkit, client):
    guide = pages.make_guide(toolkit, title="Handbuch", slug="handbuch", parts=("Vorher", "Danach"))
    tasks.print_page.func(guide.pk, "pdf")

    answer = client.get("/de/werkzeuge/handbuch/pdf/")

    printed = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert printed.index("Text von Vorher") < printed.index("Text von Danach")


def test_research_names_its_sources(toolkit, client):
    pages.make_research(
        toolkit,
        slug="forschung",
        references=[
            {
                "title": "Eine Studie",
                "who": "Amt",
                "year": "2024",
                "url": "https://example.org/a",
                "note": "Kurz.",
            },
            {"title": "Nur auf Papier", "who": "", "year": "", "url": "", "note": ""},
        ],
    )

    page = client.get("/de/werkzeuge/forschung/")

    assert '<a href="https://example.org/a" rel="noopener">Eine Studie</a>' in page.content.decode()
    assert "Eine Studie Amt, 2024 Kurz. Nur auf Papier" in words(page)


def test_the_whole_list_names_what_else_lies_here_and_a_narrowed_one_does_not(toolkit, module, client):
    pages.make_module_page(toolkit, module, title="Beruf")
    pages.make_research(toolkit, title="Forschung")
    pages.make_tool(toolkit, title="Ein Werkzeug")

    assert [page.title for page in client.get("/de/werkzeuge/").context["others"]] == ["Beruf", "Forschung"]
    assert client.get("/de/werkzeuge/?kind=guide").context["others"] == []


def a_tool(toolkit, **fields):
    ask = {"anchor": "bleibt", "text": "Was bleibt?", "note": "Zeit lassen."}
    return pages.make_tool(
        toolkit,
        title="Gut aufhören",
        slug="ende",
        body=[
            pages.text("Abschied braucht Zeit."),
            pages.block("checklist", {"anchor": "liste", "title": "Vorher", "items": ["Termin", "Kuchen"]}),
            pages.block(
                "prompts",
                {"anchor": "fragen", "title": "Fragen", "phase": "closing", "role": "", "prompts": [ask]},
            ),
        ],
        **fields,
    )


def test_every_tool_is_taken_along_as_pdf(toolkit, client):
    tasks.print_page.func(a_tool(toolkit).pk, "pdf")

    answer = client.get("/de/werkzeuge/ende/pdf/")

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    printed = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    for expected in (
        "Gut aufhören",
        "Abschied braucht Zeit.",
        "□ Termin",
        "□ Kuchen",
        "Was bleibt?",
        "Zeit lassen.",
    ):
        assert expected in re.sub(r"[ \xa0]+", " ", printed)


def test_every_tool_is_taken_along_as_a_word_file(toolkit, client):
    tool = a_tool(toolkit, licence_name="CC0", attribution="Halmstein")
    tasks.print_page.func(tool.pk, "docx")

    answer = client.get("/de/werkzeuge/ende/docx/")

    assert answer.status_code == 200
    written = "\n".join(line.text for line in docx.Document(io.BytesIO(answer.content)).paragraphs)
    for expected in ("Gut aufhören", "Abschied braucht Zeit.", "□  Kuchen", "Was bleibt?"):
        assert expected in written


def test_a_tool_offers_both_files(toolkit, client):
    a_tool(toolkit)

    page = client.get("/de/werkzeuge/ende/").content.decode()

    assert 'href="/de/werkzeuge/ende/pdf/"' in page
    assert 'href="/de/werkzeuge/ende/docx/"' in page


def test_a_draft_has_no_file(toolkit, client):
    a_tool(toolkit, live=False)

    assert client.get("/de/werkzeuge/ende/pdf/").status_code == 404
