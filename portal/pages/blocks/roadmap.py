from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .anchor import AnchoredBlock


class RoadmapPhaseBlock(AnchoredBlock):
    """One phase: a column of the table, a card on a phone."""

    title = blocks.CharBlock(label=_("phase"), max_length=80)
    period = blocks.CharBlock(label=_("period"), required=False, max_length=60)
    goal = blocks.TextBlock(label=_("goal"))
    actors = blocks.TextBlock(label=_("who acts"))
    resources = blocks.TextBlock(label=_("what it takes"))
    indicators = blocks.TextBlock(label=_("how we notice"))

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
        """Adds `table`: one (row name, key, [(phase title, words)]) a row."""
        context = super().get_context(value, parent_context=parent_context)
        context["table"] = [
            (name, key, [(phase["title"], phase[key]) for phase in value["phases"]])
            for key, name in value["rows"].items()
        ]
        return context

    class Meta:
        label = _("roadmap")
        icon = "table"
        template = "portal/pages/blocks/roadmap.html"
