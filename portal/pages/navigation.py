"""The links at the foot that lead to pages: as soon as one is published with a purpose, it is linked."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.common.navigation import register_foot_link

from .frame import address_of
from .models import ArticlePage

# In steps of ten, so that higher floors find room between them.
FOOT = {
    ArticlePage.Purpose.HOW_IT_WORKS: ("way", 10),
    ArticlePage.Purpose.HELP_IN_NEED: ("reach", 20),
    ArticlePage.Purpose.ACCESSIBILITY: ("reach", 30),
    ArticlePage.Purpose.PARTNERS: ("reach", 50),
    ArticlePage.Purpose.HOUSE_RULES: ("rules", 10),
    ArticlePage.Purpose.LIMITS: ("rules", 20),
    ArticlePage.Purpose.TERMS: ("rules", 30),
    ArticlePage.Purpose.PRIVACY: ("rules", 40),
    ArticlePage.Purpose.IMPRINT: ("rules", 50),
}


def page_at(key: str):
    """An address for doors and foot links: where the page with this key lies, if anywhere."""
    return lambda request: address_of(key)


def register_foot() -> None:
    """Under the headings of the foot, each where somebody would look for it."""
    for purpose, (group, order) in FOOT.items():
        register_foot_link(purpose.value, purpose.label, page_at(purpose.value), group=group, order=order)
    register_foot_link(
        "faq", pgettext_lazy("foot", "Questions and answers"), page_at("faq"), group="way", order=20
    )
    register_foot_link("plain", _("In plain words"), page_at("plain"), group="way", order=40)
