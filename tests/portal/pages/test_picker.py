"""Picking a block: each says in three languages what it is for, and shows an example in the portal's look."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from portal.pages.blocks import BodyBlock
from portal.pages.blocks.picker import ABOUT, EXAMPLES
from portal.pages.models import Principle

BLOCKS = list(BodyBlock().child_blocks)


def test_every_block_has_its_group_its_description_and_its_example():
    assert sorted(BLOCKS) == sorted(ABOUT) == sorted(EXAMPLES)
    assert [name for name, block in BodyBlock().child_blocks.items() if not block.is_previewable] == []
    assert [
        name for name, block in BodyBlock().child_blocks.items() if block.meta.icon == "placeholder"
    ] == []


@pytest.mark.parametrize("language", ["de", "en", "uk"])
@pytest.mark.parametrize("name", BLOCKS)
def test_an_example_is_drawn_in_each_language(db, name, language):
    three = dict.fromkeys(("de", "en", "uk"), "Boden")
    Principle.objects.create(slug="boden", title=three, text=three)
    block = BodyBlock().child_blocks[name]

    with override(language):
        drawn = block.render(block.get_preview_value())

    assert len(drawn.strip()) > 30


def test_the_example_is_shown_to_an_editor_in_the_look_of_the_portal(editor, client_of):
    block = BodyBlock().child_blocks["scenario"]

    page = client_of(editor, second_factor=True).get(
        reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
    )

    assert (page.status_code, "css/pages/pages.css" in page.content.decode()) == (200, True)
