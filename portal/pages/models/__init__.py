from .article import ArticlePage, SectionPage
from .base import BasePage
from .module import MentoringModule
from .picture import Picture, PictureRendition
from .review import EditorialReview
from .settings import SiteSettings

__all__ = [
    "ArticlePage",
    "BasePage",
    "EditorialReview",
    "MentoringModule",
    "Picture",
    "PictureRendition",
    "SectionPage",
    "SiteSettings",
]
