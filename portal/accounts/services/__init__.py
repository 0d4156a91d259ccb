"""What can be done with members, one module a noun. Other apps say `from portal.accounts.services import …`."""

from .consent import give_consent, withdraw_consent
from .leaving import erase_member
from .look import record_look
from .organisation import affiliate, enter_company
from .profile import (
    change_name,
    change_place,
    choose_language,
    replace_languages,
    replace_skills,
    replace_stations,
    set_visibility,
    welcome,
)
from .relation import block, tie, unblock, untie
from .role import grant_role, revoke_role
from .signin import confirm_address, set_up_second_factor
from .takeaway import held_about, latest_takeaway, make_takeaway

__all__ = [
    "affiliate",
    "block",
    "change_name",
    "change_place",
    "choose_language",
    "confirm_address",
    "enter_company",
    "erase_member",
    "give_consent",
    "grant_role",
    "held_about",
    "latest_takeaway",
    "make_takeaway",
    "record_look",
    "replace_languages",
    "replace_skills",
    "replace_stations",
    "revoke_role",
    "set_up_second_factor",
    "set_visibility",
    "tie",
    "unblock",
    "untie",
    "welcome",
    "withdraw_consent",
]
