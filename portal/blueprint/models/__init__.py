from .chapter import ChapterPage
from .index import BlueprintIndexPage
from .scenarios import ScenarioIndexPage

__all__ = ["BlueprintIndexPage", "ChapterPage", "ScenarioIndexPage"]
