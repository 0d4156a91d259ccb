from datetime import datetime

from django.db import transaction
from django.urls import reverse

from mentors.programmes.services import settle_spaces
from portal.accounts.models import Member
from portal.accounts.services import affiliate, enter_company
from portal.common.clock import now
from portal.notifications.services import notify
from search.services import index

from ..models import MentorProfile, Review
from ..notices import APPROVED, RETURNED
from .standing import locked

State = MentorProfile.State


@transaction.atomic
def return_profile(
    *, profile: MentorProfile, by: Member, reason: str, at: datetime | None = None
) -> MentorProfile:
    """Send it back with a reason, which is kept and which the member reads."""
    profile = locked(profile, State.SUBMITTED)
    profile.state = State.RETURNED
    profile.save(update_fields=["state", "updated_at"])
    Review.objects.create(
        profile=profile, by=by, decision=Review.Decision.RETURNED, reason=reason, decided_at=at or now()
    )
    notify(
        to=profile.member,
        notice=RETURNED,
        url=reverse("directory:mine", args=[profile.pk]),
        about=profile,
    )
    return profile


@transaction.atomic
def approve_profile(*, profile: MentorProfile, by: Member, at: datetime | None = None) -> MentorProfile:
    """Put it into the directory. What she said of where she belongs is now confirmed, a new company entered."""
    profile = locked(profile, State.SUBMITTED)
    at = at or now()
    if profile.organisation is None and profile.company_name:
        profile.organisation = enter_company(name=profile.company_name)
    profile.state = State.LISTED
    profile.listed_at = at
    profile.save(update_fields=["organisation", "state", "listed_at", "updated_at"])
    if profile.organisation:
        affiliate(member=profile.member, organisation=profile.organisation, kind=profile.kind)
    Review.objects.create(profile=profile, by=by, decision=Review.Decision.APPROVED, decided_at=at)
    index(kind="mentor", thing=profile)
    settle_spaces(programme=profile.programme, member=profile.member)
    notify(
        to=profile.member,
        notice=APPROVED,
        url=reverse("directory:mine", args=[profile.pk]),
        about=profile,
    )
    return profile
