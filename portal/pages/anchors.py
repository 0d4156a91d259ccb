"""Keeps published anchors as they are: others may have linked to them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue

from .blocks import anchored_values


class FrozenAnchorsForm(WagtailAdminPageForm):
    """The editing form of every page: what was published under an anchor stays under it."""

    def clean(self):
        cleaned = super().clean()
        published = self.instance.__class__.objects.filter(
            pk=self.instance.pk, first_published_at__isnull=False
        ).first()
        if published is None:
            return cleaned
        for name, value in list(cleaned.items()):
            if isinstance(value, StreamValue):
                before, after = anchors_by_block(getattr(published, name)), anchors_by_block(value)
                for block_id, anchors in after.items():
                    if block_id in before and not set(before[block_id]) <= set(anchors):
                        lost = next(anchor for anchor in before[block_id] if anchor not in anchors)
                        self.add_error(
                            name,
                            _(
                                "The anchor “%(anchor)s” has been published and stays as it is: others may link to it."
                            )
                            % {"anchor": lost},
                        )
        return cleaned


def anchors_by_block(body: StreamValue) -> dict[str, list[str]]:
    """The anchors in each top-level block, by the block's id."""
    return {child.id: [part["anchor"] for part in anchored_values(child.value)] for child in body}
