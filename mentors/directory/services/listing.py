from django.db import transaction

from mentors.programmes.services import settle_spaces
from portal.accounts.models import Consent
from portal.accounts.services import withdraw_consent
from portal.common.places import Town
from search.services import index, remove

from ..models import MentorProfile
from .registration import say_who_may_see
from .standing import TooFewPlaces, locked

State = MentorProfile.State


class NoPlaceFree(Exception):
    """The last place was taken in the meantime."""


@transaction.atomic
def take_place(*, profile: MentorProfile) -> None:
    """Take one place, or say that there is none. One conditional UPDATE: the last place is taken once (RE7)."""
    if not MentorProfile.objects.filter(pk=profile.pk, state=State.LISTED).take_place():
        raise NoPlaceFree
    index(kind="mentor", thing=profile)


@transaction.atomic
def give_back_place(*, profile: MentorProfile) -> None:
    """A place is free again; never more than there are."""
    MentorProfile.objects.filter(pk=profile.pk).give_back_place()
    index(kind="mentor", thing=profile)


@transaction.atomic
def set_places(*, profile: MentorProfile, places: int) -> MentorProfile:
    """Say how many mentees she can accompany at once; those she already has stay."""
    profile = locked(profile, State.LISTED, State.PAUSED)
    if places < profile.places_taken:
        raise TooFewPlaces
    profile.places, profile.places_free = places, places - profile.places_taken
    profile.save(update_fields=["places", "places_free", "updated_at"])
    index(kind="mentor", thing=profile)
    return profile


@transaction.atomic
def change_town(*, profile: MentorProfile, town: Town | None, shows_town: bool) -> MentorProfile:
    """Say where she lives and whether others may know: what she hides is found no more from this moment on."""
    profile = locked(profile, *[state for state in State if state != State.SUBMITTED])
    profile.town_id, profile.shows_town = town and town.id, bool(town and shows_town)
    profile.save(update_fields=["town_id", "shows_town", "updated_at"])
    index(kind="mentor", thing=profile)
    return profile


@transaction.atomic
def change_audience(*, profile: MentorProfile, audience: str) -> MentorProfile:
    """Open or close the profile to another group; her yes moves along."""
    profile = locked(profile, State.LISTED, State.PAUSED)
    say_who_may_see(profile, audience=audience, agrees=True)
    index(kind="mentor", thing=profile)
    return profile


@transaction.atomic
def pause_profile(*, profile: MentorProfile) -> MentorProfile:
    """Take a break: gone from the directory, everything kept, no reason asked."""
    profile = locked(profile, State.LISTED)
    profile.state = State.PAUSED
    profile.save(update_fields=["state", "updated_at"])
    remove(kind="mentor", object_id=profile.pk)
    return profile


@transaction.atomic
def resume_profile(*, profile: MentorProfile) -> MentorProfile:
    profile = locked(profile, State.PAUSED)
    profile.state = State.LISTED
    profile.save(update_fields=["state", "updated_at"])
    index(kind="mentor", thing=profile)
    return profile


@transaction.atomic
def take_off(*, profile: MentorProfile) -> None:
    """After a report: out of the directory and back to its owner, who may change it and send it again. Twice is once."""
    if MentorProfile.objects.filter(pk=profile.pk, state__in=[State.LISTED, State.PAUSED]).update(
        state=State.RETURNED
    ):
        remove(kind="mentor", object_id=profile.pk)


@transaction.atomic
def put_back(*, profile: MentorProfile) -> None:
    """The decision did not hold: it stands in the directory again, unless its owner has taken it on since."""
    if MentorProfile.objects.filter(pk=profile.pk, state=State.RETURNED).update(state=State.LISTED):
        index(kind="mentor", thing=profile)


@transaction.atomic
def leave_directory(*, profile: MentorProfile) -> MentorProfile:
    """Leave: the yes to being listed ends with it. The texts stay hers, should she come back."""
    profile = locked(profile, *[state for state in State if state != State.LEFT])
    profile.state = State.LEFT
    profile.listed_at = None
    profile.save(update_fields=["state", "listed_at", "updated_at"])
    settle_spaces(programme=profile.programme, member=profile.member)
    withdraw_consent(member=profile.member, kind=Consent.Kind.LISTING, scope=profile.audience)
    remove(kind="mentor", object_id=profile.pk)
    return profile
