from .article import ArticlePage, SectionPage
from .base import BasePage
from .faq import FaqPage
from .film import Film
from .legal import AccessibilitySettings, ImprintSettings
from .licence import PageLicence
from .module import MentoringModule
from .partner import Partner
from .picture import Picture, PictureRendition
from .plain import PlainPage
from .principle import Principle
from .review import EditorialReview
from .settings import SiteSettings

__all__ = [
    "AccessibilitySettings",
    "ArticlePage",
    "BasePage",
    "EditorialReview",
    "FaqPage",
    "Film",
    "ImprintSettings",
    "MentoringModule",
    "PageLicence",
    "Partner",
    "Picture",
    "PictureRendition",
    "PlainPage",
    "Principle",
    "SectionPage",
    "SiteSettings",
]
