"""Takes down what a page says, section by section, so that it can be read and compared when the page has gone on."""

import json
import re
from collections.abc import Iterator

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.utils.text import text_from_html

from portal.common.translated import Translated
from portal.pages.blocks import AnchorBlock

from .reading import clean

# Where a line of rich text ends.
_LINE_ENDS = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br\s*/?>")


def sections_of(page) -> list[dict]:
    """Anchor, title, lines and blocks of each section; what stands before the first heading is the introduction."""
    with translation.override(page.locale.language_code):
        return [
            {key: value for key, value in section.items() if key != "children"} for section in _split(page)
        ]


def freeze(page) -> list[dict]:
    """The sections as they are kept: with the HTML that readers saw."""
    with translation.override(page.locale.language_code):
        sections = _split(page)
        for section in sections:
            children = section.pop("children")
            pictures = {each.pk for child in children for each in _chosen(child.value) if _is_picture(each)}
            context = {"page": page, "frozen": True}
            html = "\n".join(child.render(context=dict(context)) for child in children)
            section["html"] = clean(html, pictures)
    return sections


def _split(page) -> list[dict]:
    lede = [line for line in (page.title, page.lede) if line]
    sections = [_section("", _("Introduction"), lede)]
    taken = {""}
    for raw, child in zip(_stored(page.body), page.body, strict=True):
        if child.block_type in page.section_blocks:
            anchor = _free(child.value.get("anchor") or child.block_type, taken)
            taken.add(anchor)
            sections.append(_section(anchor, str(child.value.get("title") or ""), []))
        sections[-1]["children"].append(child)
        sections[-1]["blocks"].append(raw)
        sections[-1]["lines"].extend(lines_of(child.block, child.value))
    return sections


def _section(anchor: str, title: str, lines: list[str]) -> dict:
    return {"anchor": anchor, "title": title, "lines": lines, "blocks": [], "children": []}


def _free(anchor: str, taken: set[str]) -> str:
    """An import may bring one anchor twice; the form does not."""
    free, number = anchor, 2
    while free in taken:
        free, number = f"{anchor}-{number}", number + 1
    return free


def _stored(body) -> list:
    """The stream as the database will give it back."""
    return json.loads(json.dumps(list(body.get_prep_value()), cls=DjangoJSONEncoder))


def lines_of(block, value) -> Iterator[str]:
    """The words of a block in reading order, whatever it is made of; a list or paragraph gives a line for each part."""
    if isinstance(value, models.Model):
        yield from _words_of(value)
    elif isinstance(value, blocks.StreamValue):
        for child in value:
            yield from lines_of(child.block, child.value)
    elif isinstance(value, blocks.StructValue):
        for name, inner in block.child_blocks.items():
            if not isinstance(inner, AnchorBlock):
                yield from lines_of(inner, value.get(name))
    elif isinstance(value, blocks.list_block.ListValue):
        for each in value:
            yield from lines_of(block.child_block, each)
    elif isinstance(value, RichText):
        yield from _rich_lines(value.source)
    elif isinstance(block, blocks.RawHTMLBlock):
        yield from _rich_lines(str(value))
    elif isinstance(block, blocks.ChoiceBlock):
        yield str(dict(_flat(block.field.choices)).get(value, value) or "")
    elif isinstance(value, str):
        yield from (line.strip() for line in value.splitlines() if line.strip())


def _flat(choices):
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def _rich_lines(html: str) -> Iterator[str]:
    for piece in _LINE_ENDS.split(html):
        if words := " ".join(text_from_html(piece).split()):
            yield words


def _words_of(chosen: models.Model) -> Iterator[str]:
    """What readers see of something chosen: a picture's description, a file's title, the text of a snippet.

    What another page is called is that page's own affair.
    """
    if isinstance(chosen, AbstractImage):
        if not getattr(chosen, "decorative", False):
            yield getattr(chosen, "contextual_alt_text", None) or chosen.default_alt_text
    elif hasattr(chosen, "readers_words"):
        yield from chosen.readers_words()
    elif isinstance(chosen, AbstractDocument):
        yield chosen.title
    elif not isinstance(chosen, Page):
        for field in chosen._meta.concrete_fields:
            value = field.value_from_object(chosen)
            if isinstance(value, Translated):
                value = value.for_reader(translation.get_language())
            if isinstance(value, blocks.StreamValue):
                yield from lines_of(value.stream_block, value)
            elif isinstance(value, str) and isinstance(field, models.TextField | models.CharField):
                yield from _rich_lines(value)


def _chosen(value) -> Iterator[models.Model]:
    """Everything that a block points to."""
    if isinstance(value, models.Model):
        yield value
    elif isinstance(value, blocks.StructValue):
        for each in value.values():
            yield from _chosen(each)
    elif isinstance(value, blocks.StreamValue):
        for child in value:
            yield from _chosen(child.value)
    elif isinstance(value, blocks.list_block.ListValue):
        for each in value:
            yield from _chosen(each)


def _is_picture(chosen) -> bool:
    return isinstance(chosen, AbstractImage)
