from .chapter import ChapterPage
from .index import BlueprintIndexPage

__all__ = ["BlueprintIndexPage", "ChapterPage"]
