"""The blocks that all pages share."""

from .anchor import AnchorBlock, AnchoredBlock, anchored_values
from .body import AnchoringBlock, BodyBlock
from .faq import FaqBlock
from .plain import PlainBlock
from .text import FEATURES

__all__ = [
    "FEATURES",
    "AnchorBlock",
    "AnchoredBlock",
    "AnchoringBlock",
    "BodyBlock",
    "FaqBlock",
    "PlainBlock",
    "anchored_values",
]
