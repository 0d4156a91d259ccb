"""A walk through the portal for workshops: who one is, what one opens, what there is to see."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language

from portal.pages.frame import address_of
from portal.pages.slots import Fill

from . import texts
from .accounts import DemoAccount, demo_accounts
from .models import LoadedPart


@dataclass(frozen=True)
class Station:
    """One stop: words in the reader's language, the address to open, and the account to open it with (None: nobody)."""

    number: int
    title: str
    minutes: int
    look_at: list[str]
    address: str | None
    account: DemoAccount | None = None


def stations(*, accounts: bool = False) -> list[Station]:
    """All stops in order. Only with `accounts` they know who signs in: that makes new recovery codes for staff."""
    known = {account.email: account for account in demo_accounts()} if accounts else {}
    source = texts.in_language(texts.read("tour"), _language())
    return [
        Station(
            number=number,
            title=stop["title"],
            minutes=stop["minutes"],
            look_at=stop["look_at"],
            address=_address(stop["open"]),
            account=known.get(stop.get("who", "")),
        )
        for number, stop in enumerate(source["stations"], 1)
    ]


def words() -> dict:
    """Title and introduction in the reader's language."""
    source = texts.in_language(texts.read("tour"), _language())
    return {"title": source["title"], "lede": source["lede"]}


def tour_link(page, section: str, viewer) -> list[Fill]:
    """The way to the tour on the manual's first page, where the demo is loaded."""
    return [Fill("portal/demo/tour_link.html")] if LoadedPart.objects.exists() else []


def _language() -> str:
    language = (get_language() or "")[:2]
    return language if language in texts.LANGUAGES else texts.LANGUAGES[0]


def _address(target: dict) -> str | None:
    if "page" in target:
        return address_of(target["page"])
    return target["path"] if "path" in target else reverse(target["url"])
