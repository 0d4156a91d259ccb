"""What can be done with programmes. Other apps say `from mentors.programmes.services import …`."""

from .programme import (
    VersionIsPublished,
    draft_form_version,
    join_cohort,
    leave_cohort,
    publish_form_version,
    save_answers,
    start_answer_sheet,
)
from .spaces import open_programme_spaces, release_coordinator, settle_spaces

__all__ = [
    "VersionIsPublished",
    "draft_form_version",
    "join_cohort",
    "leave_cohort",
    "open_programme_spaces",
    "publish_form_version",
    "release_coordinator",
    "save_answers",
    "settle_spaces",
    "start_answer_sheet",
]
