"""Where a profile stands may change only from where it stands now."""

from ..models import MentorProfile


class WrongState(Exception):
    """Somebody was faster, or the page was old: the profile no longer stands where this act begins."""


class TooFewPlaces(Exception):
    """Fewer places than mentees she already accompanies."""


def locked(profile: MentorProfile, *states: str) -> MentorProfile:
    """The same profile, held until the transaction ends, if it is in one of these states."""
    held = MentorProfile.objects.select_for_update().select_related(None).get(pk=profile.pk)
    if held.state not in states:
        raise WrongState(held.state)
    return held
