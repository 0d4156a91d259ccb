from .guide import GuidePage, GuidePartPage
from .index import ToolkitIndexPage
from .item import ToolkitItemPage
from .module import ModulePage
from .research import ResearchPage

__all__ = [
    "GuidePage",
    "GuidePartPage",
    "ModulePage",
    "ResearchPage",
    "ToolkitIndexPage",
    "ToolkitItemPage",
]
