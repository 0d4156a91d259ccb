"""One tool: what it is, for whom, what is inside; and the prompts that others take from here."""

import json
import re

import pytest
from wagtail.documents.models import Document

from portal.toolkit.blocks import ToolBodyBlock
from portal.toolkit.prompts import prompt_by_key, prompts_for
from tests.factories import pages


@pytest.fixture
def toolkit(db):
    return pages.make_toolkit()


def prompts(phase, *lines, role="", anchor="questions"):
    listed = [{"anchor": f"{anchor}-{n}", "text": text, "note": ""} for n, text in enumerate(lines)]
    return pages.block(
        "prompts", {"anchor": anchor, "title": "Fragen", "phase": phase, "role": role, "prompts": listed}
    )


def checklist(*lines):
    return pages.block("checklist", {"anchor": "before", "title": "Vorher", "items": list(lines)})


def texts(**wanted):
    return [prompt.text for prompt in prompts_for(**wanted)]


def test_a_tool_says_what_it_is_when_it_helps_and_whom(toolkit, client, django_assert_max_num_queries):
    pages.make_tool(
        toolkit,
        title="Das erste Treffen",
        slug="erstes",
        kind="guide",
        phase="beginning",
        for_mentor=True,
        for_mentee=True,
        minutes=20,
        attribution="Halmstein",
        body=[pages.text("Setzen Sie sich.")],
    )
    client.get("/de/")

    with django_assert_max_num_queries(12):
        page = client.get("/de/werkzeuge/erstes/").content.decode()

    words = " ".join(re.sub("<[^>]+>", " ", page).split())
    for expected in (
        "Anleitung Das erste Treffen",
        "Setzen Sie sich.",
        "Wann Der Anfang",
        "Für wen Mentees, Mentor:innen",
        "Dauer 20 Minuten",
        "Erstellt von Halmstein",
        "CC BY-SA 4.0",
    ):
        assert expected in words


def test_a_tool_of_others_keeps_their_licence(toolkit, client):
    pages.make_tool(toolkit, slug="fremd", licence_name="CC0", licence_url="https://example.org/zero")

    page = client.get("/de/werkzeuge/fremd/").content.decode()

    assert '<a href="https://example.org/zero" rel="license noopener">CC0</a>' in page


def test_an_attached_file_can_be_taken_along_and_a_deleted_one_is_not_offered(toolkit, client):
    from django.core.files.base import ContentFile

    document = Document.objects.create(title="Blatt", file=ContentFile(b"x" * 2048, name="blatt.pdf"))
    files = json.dumps([pages.block("file", document.pk)])
    pages.make_tool(toolkit, slug="mit-blatt", files=files)

    page = client.get("/de/werkzeuge/mit-blatt/").content.decode()
    assert f'href="/documents/{document.pk}/' in page
    document.delete()
    assert "Zum Mitnehmen" not in client.get("/de/werkzeuge/mit-blatt/?fresh").content.decode()


def test_a_checklist_is_a_list_with_boxes_that_sends_nothing(toolkit, client):
    pages.make_tool(toolkit, slug="liste", body=[checklist("Schlüssel", "Kaffee")])

    page = client.get("/de/werkzeuge/liste/").content.decode()

    boxes = re.findall(r'<input type="checkbox" value="([^"]+)" autocomplete="off"><span>(\w+)', page)
    assert [words for _id, words in boxes] == ["Schlüssel", "Kaffee"]
    assert len({box for box, _words in boxes}) == 2
    assert "js/checklist.js" in page
    assert "<form" not in page.split("<main")[1]


def test_a_tool_without_a_checklist_asks_for_no_script(toolkit, client):
    pages.make_tool(toolkit, slug="ohne")

    assert "js/checklist.js" not in client.get("/de/werkzeuge/ohne/").content.decode()


def test_prompts_are_found_by_phase_role_and_language(toolkit):
    pages.make_tool(
        toolkit,
        body=[
            prompts("beginning", "Was war gut?", "Was trinken Sie?", anchor="a"),
            prompts("beginning", "Was soll ich wissen?", role="mentor", anchor="b"),
            prompts("closing", "Was bleibt?", role="mentee", anchor="c"),
        ],
    )

    assert texts(language="de", phase="beginning") == [
        "Was war gut?",
        "Was trinken Sie?",
        "Was soll ich wissen?",
    ]
    assert texts(language="de", phase="beginning", role="mentee") == ["Was war gut?", "Was trinken Sie?"]
    assert texts(language="de", role="mentee") == ["Was war gut?", "Was trinken Sie?", "Was bleibt?"]
    assert texts(language="en") == []
    assert texts(language="de", phase="crisis") == []


def test_a_prompt_keeps_its_key_in_every_language(toolkit):
    german = pages.make_tool(toolkit, body=[prompts("closing", "Was bleibt?")])
    english = pages.make_toolkit("en", slug="toolkit", translation_of=toolkit)
    pages.make_tool(english, body=[prompts("closing", "What remains?")], translation_of=german)

    [prompt] = prompts_for(language="de")

    assert prompt.key == f"{german.translation_key}:questions-0"
    assert prompt_by_key(prompt.key, language="en").text == "What remains?"
    assert prompt.url == f"{german.url}#questions-0"


def test_a_prompt_goes_with_its_page(toolkit):
    page = pages.make_tool(toolkit, body=[prompts("closing", "Was bleibt?")])
    [prompt] = prompts_for(language="de")
    page.unpublish()

    assert prompts_for(language="de") == []
    assert prompt_by_key(prompt.key, language="de") is None


def test_prompts_cost_the_same_for_one_page_and_for_ten(toolkit, django_assert_max_num_queries):
    pages.make_tool(toolkit, body=[prompts("closing", "Was bleibt?")])
    prompts_for(language="de")
    with django_assert_max_num_queries(5) as one:
        prompts_for(language="de")
    for _number in range(9):
        pages.make_tool(toolkit, body=[prompts("closing", "Was bleibt?")])
    prompts_for(language="de")

    with django_assert_max_num_queries(len(one.captured_queries)):
        assert len(prompts_for(language="de")) == 10


def test_a_prompt_without_an_anchor_gets_one_from_its_words():
    body = ToolBodyBlock()
    cleaned = body.clean(
        body.to_python(
            [
                pages.block(
                    "prompts",
                    {
                        "anchor": "",
                        "title": "Zum Schluss",
                        "phase": "closing",
                        "role": "",
                        "prompts": [{"anchor": "", "text": "Was bleibt?", "note": ""}],
                    },
                )
            ]
        )
    )

    assert cleaned[0].value["anchor"] == "zum-schluss"
    assert cleaned[0].value["prompts"][0]["anchor"] == "was-bleibt"
