"""Anchors: the addresses of sections. Written once, the same in every language, never changed after publishing."""

from collections.abc import Iterable, Iterator

from anyascii import anyascii
from django import forms
from django.core.validators import RegexValidator
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

ascii_words = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Only small letters a–z, figures and single hyphens, e.g. first-meeting.")
)


class AnchorBlock(blocks.FieldBlock):
    """The part of an address after `#`. It is not translated, so that a link works in every language."""

    def __init__(self, **kwargs):
        self.field = forms.CharField(required=False, max_length=60, validators=[ascii_words])
        kwargs.setdefault("label", _("anchor"))
        kwargs.setdefault(
            "help_text",
            _("Address of this part after “#”. Empty: made from the title. Fixed once published."),
        )
        super().__init__(**kwargs)

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value

    class Meta:
        icon = "link"
        default = ""


class AnchoredBlock(blocks.StructBlock):
    """A part of a page that can be linked to. `anchored_by` names the field an empty anchor is made from."""

    anchor = AnchorBlock()
    anchored_by = "title"

    def suggest_anchor(self, value) -> str:
        return anchor_from(str(value.get(self.anchored_by) or ""))


def anchor_from(words: str) -> str:
    """An ascii anchor from a title in any script, at most six words long."""
    return "-".join(slugify(anyascii(words)).split("-")[:6])[:56].strip("-") or "part"


def anchored_values(value) -> Iterator[blocks.StructValue]:
    """Every value in a body that carries an anchor, however deep it lies, in reading order."""
    if isinstance(value, blocks.StructValue):
        if "anchor" in value:
            yield value
        inner: Iterable = value.values()
    elif isinstance(value, blocks.StreamValue):
        inner = (child.value for child in value)
    elif isinstance(value, blocks.list_block.ListValue):
        inner = value
    else:
        return
    for each in inner:
        yield from anchored_values(each)
