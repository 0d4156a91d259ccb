from .article import ArticlePage, SectionPage
from .base import BasePage
from .picture import Picture, PictureRendition
from .settings import SiteSettings

__all__ = ["ArticlePage", "BasePage", "Picture", "PictureRendition", "SectionPage", "SiteSettings"]
