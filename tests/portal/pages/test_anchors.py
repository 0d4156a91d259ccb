"""Anchors: unique on a page, made from the title, and fixed once published."""

import json

import pytest
from wagtail.blocks import StreamBlockValidationError

from portal.pages.anchors import lost_anchors
from portal.pages.blocks import BodyBlock, anchored_values
from tests.factories import pages

BODY = BodyBlock()


def cleaned(blocks):
    return BODY.clean(BODY.to_python(blocks))


def anchors(body):
    return [part["anchor"] for part in anchored_values(body)]


def test_an_anchor_is_made_from_the_title_in_any_script():
    body = cleaned(
        [pages.heading("Що забирає криза", ""), pages.heading("Was in einer Krise verloren geht", "")]
    )

    assert anchors(body) == ["shcho-zabiraie-kriza", "was-in-einer-krise-verloren-geht"]


def test_two_equal_titles_get_two_anchors():
    assert anchors(cleaned([pages.heading("Werkzeuge", ""), pages.heading("Werkzeuge", "")])) == [
        "werkzeuge",
        "werkzeuge-2",
    ]


def test_an_anchor_that_stands_twice_is_refused():
    with pytest.raises(StreamBlockValidationError) as refused:
        cleaned([pages.heading("Eins", "same"), pages.text("x"), pages.heading("Zwei", "same")])

    assert sorted(refused.value.block_errors) == [0, 2]


def test_an_anchor_deep_in_a_block_counts_too():
    with pytest.raises(StreamBlockValidationError):
        cleaned([pages.heading("Phase", "phase-1"), pages.roadmap()])


@pytest.mark.parametrize("anchor", ["Größe", "two words", "UPPER", "-a", "a--b", "якір"])
def test_an_anchor_is_small_ascii_words(anchor):
    with pytest.raises(StreamBlockValidationError):
        cleaned([pages.heading("Titel", anchor)])


def lost(page, body):
    """The published anchors that would be lost if this body replaced the page's."""
    return lost_anchors(page, {"body": BODY.to_python(body)})


def test_a_published_anchor_stays(db):
    published = pages.heading("Erster Teil", "first")
    chapter = pages.make_chapter(pages.make_blueprint(), body=[published])
    changed = {**published, "value": {**published["value"], "anchor": "other"}}

    assert lost(chapter, [changed]) == {"body": "first"}


def test_a_published_heading_may_get_other_words_or_go(db):
    published = pages.heading("Erster Teil", "first")
    chapter = pages.make_chapter(pages.make_blueprint(), body=[published, pages.text("x")])
    renamed = {**published, "value": {"title": "Neue Worte", "anchor": "first"}}

    assert lost(chapter, [renamed]) == {}
    assert lost(chapter, [pages.text("x")]) == {}


def phases(*anchors, key="{anchor}-key"):
    """A roadmap with phases as the editing form gives them back, each line of the list with its key."""
    block = pages.roadmap()
    phase = block["value"]["phases"][0]
    block["value"]["phases"] = [
        {"type": "item", "id": key.format(anchor=anchor), "value": {**phase, "anchor": anchor}}
        for anchor in anchors
    ]
    return {**block, "id": "8" * 8 + "-0000-4000-8000-000000000008"}


def test_a_line_of_a_published_list_may_go_and_another_may_come(db):
    chapter = pages.make_chapter(pages.make_blueprint(), body=[phases("first", "second")])

    assert lost(chapter, [phases("first")]) == {}
    assert lost(chapter, [phases("first", "third")]) == {}


def test_a_line_of_a_published_list_keeps_its_anchor(db):
    chapter = pages.make_chapter(pages.make_blueprint(), body=[phases("first", key="one")])

    assert lost(chapter, [phases("other", key="one")]) == {"body": "first"}


def test_a_list_that_was_stored_without_keys_keeps_its_anchors_too(db):
    published = pages.roadmap()
    chapter = pages.make_chapter(pages.make_blueprint(), body=[published])
    phase, other = published["value"]["phases"]
    fewer = {**published, "value": {**published["value"], "phases": [phase]}}
    renamed = {**published, "value": {**published["value"], "phases": [{**phase, "anchor": "new"}, other]}}

    assert lost(chapter, [fewer]) == {}
    assert lost(chapter, [renamed]) == {"body": "phase-1"}


def test_a_draft_may_change_its_anchors(db):
    draft = pages.heading("Erster Teil", "first")
    chapter = pages.add(
        pages.make_blueprint(),
        type(pages.make_chapter(pages.make_blueprint())),
        number=1,
        body=json.dumps([draft]),
        live=False,
    )
    changed = {**draft, "value": {**draft["value"], "anchor": "other"}}

    assert lost(chapter, [changed]) == {}


def test_an_anchor_is_not_offered_for_translation(db):
    from wagtail_localize.segments.extract import extract_segments

    chapter = pages.make_chapter(pages.make_blueprint(), body=[pages.heading("Erster Teil", "first")])

    assert [
        segment.string.data for segment in extract_segments(chapter) if segment.path.startswith("body")
    ] == ["Erster Teil"]
