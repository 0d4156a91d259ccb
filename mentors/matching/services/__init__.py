from .application import (
    IncompleteApplication,
    NotWaiting,
    attach_file,
    detach_file,
    let_application_go,
    save_application,
    save_intake,
    start_application,
    submit_application,
    withdraw_application,
)
from .coordination import look_at_application
from .decision import NoPlaceLeft, accept_application, decline_application

__all__ = [
    "IncompleteApplication",
    "NoPlaceLeft",
    "NotWaiting",
    "accept_application",
    "attach_file",
    "decline_application",
    "detach_file",
    "let_application_go",
    "look_at_application",
    "save_application",
    "save_intake",
    "start_application",
    "submit_application",
    "withdraw_application",
]
