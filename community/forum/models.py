"""The nouns of the forum under our names. Their tables are machina's and lie in `engine`."""

from .engine.forum.models import Forum as Board
from .engine.forum_conversation.models import Post, Topic

__all__ = ["Board", "Post", "Topic"]
