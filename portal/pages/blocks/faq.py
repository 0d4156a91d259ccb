from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .anchor import AnchoredBlock
from .body import AnchoringBlock
from .text import FEATURES


class FaqEntryBlock(AnchoredBlock):
    """A question that is often asked, and its answer. Its anchor can be linked to."""

    question = blocks.CharBlock(label=_("question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("its answer"), features=FEATURES)
    anchored_by = "question"

    class Meta:
        label = _("question and answer")
        icon = "help"


class FaqTopicBlock(AnchoredBlock):
    """Questions about one topic, under their own heading."""

    title = blocks.CharBlock(label=_("topic"), max_length=120)
    entries = blocks.ListBlock(FaqEntryBlock(), label=_("questions"))

    class Meta:
        label = _("topic with questions")
        icon = "list-ul"
        template = "portal/pages/blocks/faq_topic.html"


class FaqBlock(AnchoringBlock):
    """The body of a page of questions."""

    topic = FaqTopicBlock()
