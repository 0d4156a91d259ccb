from .application import (
    application_accept,
    application_decline,
    application_detail,
    application_list,
    application_withdraw,
)
from .applying import apply, step_intake, step_questions, step_send

__all__ = [
    "application_accept",
    "application_decline",
    "application_detail",
    "application_list",
    "application_withdraw",
    "apply",
    "step_intake",
    "step_questions",
    "step_send",
]
