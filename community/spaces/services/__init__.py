"""What can be done with spaces, one module a subject. Other apps say `from community.spaces.services import …`."""

from .asking import (
    AlreadyAnswered,
    MayNotAsk,
    accept_request,
    ask_to_join,
    decline_request,
    withdraw_request,
)
from .changing import archive_space, change_space, reopen_space
from .documents import add_document, change_document, remove_document
from .inviting import (
    AlreadyInside,
    NoLongerHolds,
    StillQuiet,
    TooManyInvitations,
    accept_invitation,
    decline_invitation,
    invite_address,
    invite_member,
    withdraw_invitation,
)
from .joining import (
    HouseRulesNotAccepted,
    NoPlaceLeft,
    NotOpen,
    accept_house_rules,
    choose_listing,
    join_space,
    seat_member,
)
from .keeping import forget_old
from .leaving import leave_for_good, leave_space, remove_member, unseat_member
from .moderators import LastModerator, appoint_moderator, dismiss_moderator, entrust
from .opening import BlockedBetween, TooManyGroups, open_pair_space, open_small_group, open_space

__all__ = [
    "AlreadyAnswered",
    "AlreadyInside",
    "BlockedBetween",
    "HouseRulesNotAccepted",
    "LastModerator",
    "MayNotAsk",
    "NoLongerHolds",
    "NoPlaceLeft",
    "NotOpen",
    "StillQuiet",
    "TooManyGroups",
    "TooManyInvitations",
    "accept_house_rules",
    "accept_invitation",
    "accept_request",
    "add_document",
    "appoint_moderator",
    "archive_space",
    "ask_to_join",
    "change_document",
    "change_space",
    "choose_listing",
    "decline_invitation",
    "decline_request",
    "dismiss_moderator",
    "entrust",
    "forget_old",
    "invite_address",
    "invite_member",
    "join_space",
    "leave_for_good",
    "leave_space",
    "open_pair_space",
    "open_small_group",
    "open_space",
    "remove_document",
    "remove_member",
    "reopen_space",
    "seat_member",
    "unseat_member",
    "withdraw_invitation",
    "withdraw_request",
]
