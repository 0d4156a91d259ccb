import itertools
from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks

from .anchor import anchored_values
from .film import VideoBlock
from .picker import picked
from .practice import PracticeListBlock, PrinciplesBlock, QuestionBlock, ScenarioBlock, ToolBlock
from .principles import SharedPrinciplesBlock
from .reference import CrossReferenceBlock
from .roadmap import RoadmapBlock
from .text import CallToActionBlock, HeadingBlock, HelpLinesBlock, PictureBlock, QuotationBlock, TextBlock


class AnchoringBlock(blocks.StreamBlock):
    """A body whose parts have anchors of their own, each once."""

    def clean(self, value):
        """Fills empty anchors and refuses a body in which one stands twice: links would lead to the first alone."""
        cleaned = super().clean(value)
        fill_anchors(cleaned)
        counted = Counter(part["anchor"] for part in anchored_values(cleaned))
        errors = {}
        for index, child in enumerate(cleaned):
            twice = [part["anchor"] for part in anchored_values(child.value) if counted[part["anchor"]] > 1]
            if twice:
                errors[index] = ValidationError(
                    _("The anchor “%(anchor)s” stands twice on this page.") % {"anchor": twice[0]}
                )
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return cleaned


class BodyBlock(AnchoringBlock):
    """What chapters, articles and good practices are made of."""

    heading = HeadingBlock(**picked("heading"))
    text = TextBlock(**picked("text"))
    principles = PrinciplesBlock(**picked("principles"))
    shared_principles = SharedPrinciplesBlock(**picked("shared_principles"))
    practice_list = PracticeListBlock(**picked("practice_list"))
    question = QuestionBlock(**picked("question"))
    scenario = ScenarioBlock(**picked("scenario"))
    tool = ToolBlock(**picked("tool"))
    quotation = QuotationBlock(**picked("quotation"))
    roadmap = RoadmapBlock(**picked("roadmap"))
    cross_reference = CrossReferenceBlock(**picked("cross_reference"))
    picture = PictureBlock(**picked("picture"))
    video = VideoBlock(**picked("video"))
    help_lines = HelpLinesBlock(**picked("help_lines"))
    call_to_action = CallToActionBlock(**picked("call_to_action"))


def fill_anchors(body) -> None:
    """Give every part without an anchor one of its own, made from its title."""
    taken = {part["anchor"] for part in anchored_values(body) if part["anchor"]}
    for part in anchored_values(body):
        if part["anchor"]:
            continue
        suggested = part.block.suggest_anchor(part)
        candidates = itertools.chain([suggested], (f"{suggested}-{n}" for n in itertools.count(2)))
        part["anchor"] = next(candidate for candidate in candidates if candidate not in taken)
        taken.add(part["anchor"])
