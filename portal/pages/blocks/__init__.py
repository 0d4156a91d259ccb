"""The blocks that all pages share."""

from .anchor import AnchorBlock, AnchoredBlock, anchored_values
from .body import BodyBlock
from .text import FEATURES

__all__ = ["FEATURES", "AnchorBlock", "AnchoredBlock", "BodyBlock", "anchored_values"]
