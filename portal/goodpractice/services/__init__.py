from .telling import (
    CONSENT_VERSION,
    Incomplete,
    WrongState,
    delete_telling,
    reopen_telling,
    save_telling,
    start_telling,
    stop_publishing,
    submit_telling,
    take_down,
    withdraw_telling,
)
from .using import decline_use, delete_use, release_use, report_use

__all__ = [
    "CONSENT_VERSION",
    "Incomplete",
    "WrongState",
    "decline_use",
    "delete_telling",
    "delete_use",
    "release_use",
    "reopen_telling",
    "report_use",
    "save_telling",
    "start_telling",
    "stop_publishing",
    "submit_telling",
    "take_down",
    "withdraw_telling",
]
