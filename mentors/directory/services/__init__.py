from .listing import (
    NoPlaceFree,
    change_audience,
    give_back_place,
    leave_directory,
    pause_profile,
    resume_profile,
    set_places,
    take_place,
)
from .registration import (
    LISTING_VERSION,
    PHOTO_VERSION,
    Incomplete,
    NotTakingMentors,
    reopen_profile,
    save_offer,
    save_visibility,
    save_who,
    start_profile,
    submit_profile,
)
from .review import approve_profile, return_profile
from .standing import TooFewPlaces, WrongState

__all__ = [
    "LISTING_VERSION",
    "PHOTO_VERSION",
    "Incomplete",
    "NoPlaceFree",
    "NotTakingMentors",
    "TooFewPlaces",
    "WrongState",
    "approve_profile",
    "change_audience",
    "give_back_place",
    "leave_directory",
    "pause_profile",
    "reopen_profile",
    "resume_profile",
    "return_profile",
    "save_offer",
    "save_visibility",
    "save_who",
    "set_places",
    "start_profile",
    "submit_profile",
    "take_place",
]
