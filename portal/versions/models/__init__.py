from .page import VersionedPage
from .translation import SectionState, TranslationGroup
from .version import PageVersion

__all__ = ["PageVersion", "SectionState", "TranslationGroup", "VersionedPage"]
