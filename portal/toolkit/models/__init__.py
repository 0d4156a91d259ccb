from .index import ToolkitIndexPage
from .item import ToolkitItemPage

__all__ = ["ToolkitIndexPage", "ToolkitItemPage"]
