from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..indicators import reading
from .anchor import AnchoredBlock
from .choices import IndicatorChoiceBlock


class IndicatorLineBlock(blocks.StructBlock):
    """One sign that a goal is reached, in words; with a live figure where a part of the portal counts it."""

    text = blocks.TextBlock(label=_("what we would notice"))
    key = IndicatorChoiceBlock(
        required=False, help_text=_("Shows the present figure and leads to what was counted.")
    )

    class Meta:
        label = _("sign")
        icon = "view"


class IndicatorLinesBlock(blocks.ListBlock):
    """The signs of a phase. What was written as one text, before there were lines, is read as lines of its own.

    So neither pages nor their revisions have to be rewritten, and a version from then still opens.
    """

    def __init__(self, child_block=None, **kwargs):
        super().__init__(child_block or IndicatorLineBlock(), **kwargs)

    def to_python(self, value):
        return super().to_python(as_lines(value))

    def bulk_to_python(self, values):
        return super().bulk_to_python([as_lines(value) for value in values])

    def normalize(self, value):
        return super().normalize(as_lines(value))


def as_lines(value):
    """A text as the list of its lines; a list as it is."""
    if isinstance(value, str):
        return [{"text": line.strip(), "key": ""} for line in value.splitlines() if line.strip()]
    return value


class RoadmapPhaseBlock(AnchoredBlock):
    """One phase: a column of the table, a card on a phone."""

    title = blocks.CharBlock(label=_("phase"), max_length=80)
    period = blocks.CharBlock(label=_("period"), required=False, max_length=60)
    goal = blocks.TextBlock(label=_("goal"))
    actors = blocks.TextBlock(label=_("who acts"))
    resources = blocks.TextBlock(label=_("what it takes"))
    indicators = IndicatorLinesBlock(label=_("how we notice"))

    class Meta:
        label = _("phase")
        icon = "date"


class RoadmapRowsBlock(blocks.StructBlock):
    """What the four rows are called."""

    goal = blocks.CharBlock(label=_("first row"), max_length=60)
    actors = blocks.CharBlock(label=_("second row"), max_length=60)
    resources = blocks.CharBlock(label=_("third row"), max_length=60)
    indicators = blocks.CharBlock(label=_("fourth row"), max_length=60)

    class Meta:
        label = _("names of the rows")


class RoadmapBlock(AnchoredBlock):
    """Phases side by side: goal, who acts, what it takes, how one notices."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    intro = blocks.TextBlock(label=_("introduction"), required=False)
    rows = RoadmapRowsBlock()
    phases = blocks.ListBlock(RoadmapPhaseBlock(), label=_("phases"), min_num=2, max_num=6)

    def get_context(self, value, parent_context=None):
        """Adds `phases`: (phase, its cells), a cell being (row name, key, words or lines with their readings)."""
        context = super().get_context(value, parent_context=parent_context)
        rows = value["rows"]
        readings: dict = {}
        phases = [
            (phase, [(rows[key], key, self._cell(phase, key, readings)) for key in rows])
            for phase in value["phases"]
        ]
        context["phases"] = phases
        context["table"] = [
            (rows[key], key, [cells[at][2] for _phase, cells in phases]) for at, key in enumerate(rows)
        ]
        return context

    def _cell(self, phase, key: str, readings: dict):
        """The words of a cell; of the signs, (words, reading) each, every figure being counted once a page."""
        if key != "indicators":
            return phase[key]
        lines = []
        for line in phase[key]:
            named = line.get("key") or ""
            if named and named not in readings:
                readings[named] = reading(named)
            lines.append((line["text"], readings.get(named)))
        return lines

    class Meta:
        label = _("roadmap")
        icon = "table"
        template = "portal/pages/blocks/roadmap.html"
