"""A tool on a page: its steps, and the blanks in them that a person fills in."""

from portal.pages.blocks import BodyBlock


def rendered(**tool):
    blocks = [{"type": "tool", "value": {"anchor": "sheet", "title": "Blatt", "text": "<p>x</p>", **tool}}]
    return str(BodyBlock().to_python(blocks).render_as_block())


def test_each_blank_of_a_step_stands_on_a_line_of_its_own(db):
    assert "<li>Heute, am …<br>Gut läuft: …</li>" in rendered(steps=["Heute, am …\nGut läuft: …"])


def test_a_step_is_words_and_never_markup(db):
    assert "<li>&lt;script&gt;<br>&amp;</li>" in rendered(steps=["<script>\n&"])
