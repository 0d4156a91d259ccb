"""The links at the foot that lead to pages: as soon as one is published with a purpose, it is linked."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.common.navigation import register_foot_link

from .frame import address_of
from .models import ArticlePage

FOOT = (
    ArticlePage.Purpose.HOW_IT_WORKS,
    ArticlePage.Purpose.HELP_IN_NEED,
    ArticlePage.Purpose.PARTNERS,
    ArticlePage.Purpose.ACCESSIBILITY,
    ArticlePage.Purpose.HOUSE_RULES,
    ArticlePage.Purpose.PRIVACY,
    ArticlePage.Purpose.LIMITS,
    ArticlePage.Purpose.TERMS,
    ArticlePage.Purpose.IMPRINT,
)


def page_at(key: str):
    """An address for doors and foot links: where the page with this key lies, if anywhere."""
    return lambda request: address_of(key)


def register_foot() -> None:
    """In steps of ten, so that higher floors find room between them."""
    for order, purpose in enumerate(FOOT, start=1):
        register_foot_link(purpose.value, purpose.label, page_at(purpose.value), order=10 * order)
    register_foot_link("faq", pgettext_lazy("foot", "Questions and answers"), page_at("faq"), order=12)
    register_foot_link("plain", _("In plain words"), page_at("plain"), order=8)
