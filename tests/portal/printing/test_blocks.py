"""Every block of a body has a way onto paper, and one that nobody registered leaves its words there."""

import json

import pytest
from wagtail import blocks as wagtail_blocks

from portal.pages.blocks import BodyBlock
from portal.printing.blocks import blocks_of, printed_types, prints
from portal.printing.document import (
    Heading,
    Listing,
    Paragraph,
    Picture,
    Question,
    Run,
    Signpost,
    with_words,
)
from portal.printing.framing import framed
from portal.printing.richtext import paragraphs_of, runs_of
from tests.factories import pages
from tests.factories.films import make_film
from tests.portal.printing.documents import make_document

BASE = "https://wegweiser.example/de/leitfaden/"


def body(*raw):
    return BodyBlock().to_python(list(raw))


def test_every_block_of_a_body_is_registered():
    missing = set(BodyBlock().child_blocks) - printed_types()

    assert missing == set(), f"say in portal/printing/blocks.py how these are printed: {sorted(missing)}"


def test_a_block_that_nobody_registered_leaves_its_words():
    class Weather(wagtail_blocks.StructBlock):
        title = wagtail_blocks.CharBlock()
        text = wagtail_blocks.TextBlock()

    stream = wagtail_blocks.StreamBlock([("weather", Weather())])
    value = stream.to_python([{"type": "weather", "value": {"title": "Regen", "text": "Den ganzen Tag"}}])

    assert blocks_of(value, BASE) == (Paragraph((Run("Regen"),)), Paragraph((Run("Den ganzen Tag"),)))


def test_a_new_block_is_one_function(monkeypatch):
    monkeypatch.setattr("portal.printing.blocks._printers", {})

    @prints("heading")
    def _heading(value, origin):
        yield Question(value["title"])

    assert blocks_of(body(pages.heading("Warum?", "why")), BASE) == (Question("Warum?"),)


def test_a_roadmap_is_printed_phase_by_phase():
    [printed] = blocks_of(body(pages.roadmap()), BASE)

    assert (printed.title, printed.rows) == ("Fahrplan", ("Ziel", "Wer", "Was", "Woran"))
    assert [(phase.title, phase.period, phase.cells) for phase in printed.phases] == [
        ("Phase 1", "0–12", (("G",), ("A",), ("R",), ("I",))),
        ("Phase 2", "0–12", (("G",), ("A",), ("R",), ("I",))),
    ]


@pytest.mark.django_db
def test_a_call_to_action_says_its_whole_address():
    raw = pages.block(
        "call_to_action", {"text": "", "label": "Mitmachen", "page": None, "url": "/de/mentors/"}
    )

    [printed] = blocks_of(body(raw), BASE)

    assert isinstance(printed, Signpost)
    assert (printed.title, printed.address) == ("Mitmachen", "https://wegweiser.example/de/mentors/")


@pytest.mark.django_db
def test_a_link_to_a_page_becomes_its_whole_address():
    index = pages.make_blueprint(slug="leitfaden")

    [paragraph] = paragraphs_of(f'<p>Siehe <a linktype="page" id="{index.pk}">hier</a>.</p>', BASE)

    assert [run.text for run in paragraph.runs] == ["Siehe ", "hier", "."]
    assert paragraph.runs[1].address.endswith("/de/leitfaden/")
    assert paragraph.runs[1].address.startswith("http")


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        ("<p>Ein <b>fester</b> Satz</p>", [Paragraph((Run("Ein "), Run("fester", bold=True), Run(" Satz")))]),
        ("<p>eins<br/>zwei</p>", [Paragraph((Run("eins"), Run("\n"), Run("zwei")))]),
        ("<ul><li>a</li><li><i>b</i></li></ul>", [Listing(((Run("a"),), (Run("b", italic=True),)))]),
        (
            "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
            [Listing(((Run("a"),), (Run("b"),), (Run("c"),)), ordered=True)],
        ),
        ("<p>  </p><p></p>", []),
        ("", []),
        ("offen <b>und kein Ende", [Paragraph((Run("offen "), Run("und kein Ende", bold=True)))]),
        ("</ul></li></a></b>", []),
        ("<p>5 &lt; 6 &amp; 7</p>", [Paragraph((Run("5 < 6 & 7"),))]),
    ],
)
def test_rich_text_becomes_paragraphs_and_lists(html, printed):
    assert list(paragraphs_of(html, BASE)) == printed


def test_several_paragraphs_can_be_one_line():
    assert "".join(run.text for run in runs_of("<p>eins</p><p>zwei</p>", BASE)) == "eins zwei"


def test_rewriting_the_words_leaves_addresses_alone():
    document = make_document(Heading("a"), Signpost("a", "a", "a", "a"), Picture("a", "a", "a"))

    louder = with_words(document, str.upper)

    [heading, signpost, picture] = louder.parts[0].blocks
    assert (heading.title, signpost.title, signpost.address) == ("A", "A", "a")
    assert (picture.source, picture.alt) == ("a", "A")
    assert (louder.language, louder.address) == (document.language, document.address)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "contents", "dated"),
    [("de", "Inhalt", "Stand: "), ("en", "Contents", "As of "), ("uk", "Зміст", "Станом на ")],
)
def test_the_frame_speaks_the_language_of_the_text(language, contents, dated):
    from portal.common.clock import now

    document = framed(title="x", parts=(), language=language, address=BASE, dated=now())

    assert document.labels["contents"] == contents
    assert document.dated.startswith(dated)
    assert not document.labels["citation"].endswith("..")


def test_a_body_is_read_from_what_the_database_holds():
    stored = json.dumps([pages.text("Erst <b>so</b>")])

    assert blocks_of(BodyBlock().to_python(json.loads(stored)), BASE) == (
        Paragraph((Run("Erst "), Run("so", bold=True))),
    )


@pytest.mark.django_db
def test_a_cross_reference_says_the_address_of_its_section():
    index = pages.make_blueprint(slug="leitfaden")
    target = pages.make_chapter(index, number=1, slug="eins", title="Anfangen")
    raw = pages.block("cross_reference", {"text": "Mehr dazu", "page": target.pk, "section": "first"})
    chapter = pages.make_chapter(index, number=2, body=[raw])

    [printed] = blocks_of(chapter.body, chapter.full_url, page=chapter)

    assert (printed.text, printed.title.endswith("Erster Teil")) == ("Mehr dazu", True)
    assert printed.address.endswith("/de/leitfaden/eins/#first")


@pytest.mark.django_db
def test_a_cross_reference_to_a_draft_leaves_its_sentence():
    index = pages.make_blueprint(slug="leitfaden")
    target = pages.make_chapter(index, number=1, live=False)
    raw = pages.block("cross_reference", {"text": "Mehr dazu", "page": target.pk, "section": ""})

    [printed] = blocks_of(body(raw), BASE)

    assert (printed.text, printed.title, printed.address) == ("Mehr dazu", "", "")


@pytest.mark.django_db
def test_a_situation_says_that_it_really_happened():
    value = {
        "anchor": "a",
        "title": "Stille",
        "story": "<p>So.</p>",
        "question": "",
        "module": "",
        "real": True,
    }

    [printed] = blocks_of(body(pages.block("scenario", value)), BASE)

    assert printed.note != ""


@pytest.mark.django_db
def test_a_video_says_its_address_and_what_is_said_in_it(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    film = make_film(transcript={"de": "Willkommen.\nSchön, dass Sie da sind."})
    raw = pages.block("video", {"film": film.pk, "caption": "Im Hof"})

    signpost, *said = blocks_of(body(raw), BASE)

    assert (signpost.label, signpost.title) == ("Video", "Im Hof")
    assert signpost.address.startswith("https://wegweiser.example/media/films/")
    assert said == [Paragraph((Run("Willkommen."),)), Paragraph((Run("Schön, dass Sie da sind."),))]
