"""Keeps published anchors as they are: others may have linked to them."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from .blocks import anchored_values
from .references import dangling, sections_others_need


class FrozenAnchorsForm(WagtailAdminPageForm):
    """The editing form of every page: what was published under an anchor stays under it."""

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._refuse_what_would_dangle(cleaned)
        for name, anchor in lost_anchors(self.instance, cleaned).items():
            self.add_error(
                name,
                _("The anchor “%(anchor)s” has been published and stays as it is: others may link to it.")
                % {"anchor": anchor},
            )
        return cleaned

    def _refuse_what_would_dangle(self, cleaned: dict) -> None:
        """A draft may wait for its counterpart; what is published leads somewhere, and stays where others lead."""
        for name, error in dangling(self.instance, cleaned).items():
            self.add_error(name, error)
        for name, (anchor, pages) in missed_anchors(self.instance, cleaned).items():
            self.add_error(
                name,
                _("Other pages lead to “%(anchor)s”: %(pages)s. Change these first, then take it away.")
                % {"anchor": anchor, "pages": ", ".join(page.title for page in pages)},
            )


def lost_anchors(page, fields: dict) -> dict[str, str]:
    """By field, the first published anchor that its new value would rename. A block may go, and a line of a list."""
    published = type(page).objects.filter(pk=page.pk, first_published_at__isnull=False).first()
    if published is None:
        return {}
    found = {}
    for name, value in fields.items():
        if not isinstance(value, StreamValue):
            continue
        before, after = anchors_by_block(getattr(published, name)), anchors_by_block(value)
        for block_id in before.keys() & after.keys():
            if renamed := _renamed(block_id, before[block_id], after[block_id]):
                found.setdefault(name, renamed[0])
    return found


def _renamed(block_id: str, before: list[tuple[str, str]], after: list[tuple[str, str]]) -> list[str]:
    """The anchors whose part is still there under another one; what is taken away as a whole is not renamed."""
    kept = {anchor for _key, anchor in after}
    gone = [(key, anchor) for key, anchor in before if anchor not in kept]
    keys = {key for key, _anchor in after}
    lines = {key for key, _anchor in before} - {block_id}
    # A list that was stored without keys gets new ones each time: then a new anchor stands for the lost one.
    is_guess = not keys & lines and kept - {anchor for _key, anchor in before}
    return [anchor for key, anchor in gone if key in keys or (is_guess and key in lines)]


def anchors_by_block(body: StreamValue) -> dict[str, list[tuple[str, str]]]:
    """The anchors in each top-level block, by the block's id; each with the key of the innermost part it names."""
    return {child.id: list(_keyed(child.value, child.id)) for child in body}


def _keyed(value, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, StructValue):
        if "anchor" in value:
            yield key, value["anchor"]
        for each in value.values():
            yield from _keyed(each, key)
    elif isinstance(value, StreamValue):
        for child in value:
            yield from _keyed(child.value, child.id)
    elif isinstance(value, ListValue):
        for child in value.bound_blocks:
            yield from _keyed(child.value, child.id)


def missed_anchors(page, fields: dict) -> dict[str, tuple[str, list]]:
    """By field, the first anchor that its new value takes away although published pages lead to it, with these."""
    published = type(page).objects.filter(pk=page.pk, live=True).first()
    if published is None:
        return {}
    values = {name: value for name, value in fields.items() if isinstance(value, StreamValue)}
    kept = {part["anchor"] for value in values.values() for part in anchored_values(value)}
    gone = {
        name: [
            part["anchor"] for part in anchored_values(getattr(published, name)) if part["anchor"] not in kept
        ]
        for name in values
    }
    if not any(gone.values()):
        return {}
    needed = sections_others_need(published)
    return {
        name: (anchor, needed[anchor])
        for name, anchors in gone.items()
        if (anchor := next((each for each in anchors if each in needed), None))
    }
