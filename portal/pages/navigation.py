"""The links at the foot that lead to pages: as soon as one is published with a purpose, it is linked."""

from portal.common.navigation import register_foot_link

from .frame import address_of
from .models import ArticlePage

FOOT = (
    ArticlePage.Purpose.HOW_IT_WORKS,
    ArticlePage.Purpose.IMPRINT,
    ArticlePage.Purpose.HELP_IN_NEED,
    ArticlePage.Purpose.ACCESSIBILITY,
    ArticlePage.Purpose.PRIVACY,
    ArticlePage.Purpose.HOUSE_RULES,
    ArticlePage.Purpose.LIMITS,
)


def page_at(key: str):
    """An address for doors and foot links: where the page with this key lies, if anywhere."""
    return lambda request: address_of(key)


def register_foot() -> None:
    for order, purpose in enumerate(FOOT):
        register_foot_link(purpose.value, purpose.label, page_at(purpose.value), order=10 + order)
