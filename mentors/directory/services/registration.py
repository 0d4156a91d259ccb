from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from mentors.programmes.models import FormVersion, Programme
from mentors.programmes.services import save_answers, start_answer_sheet
from portal.accounts.models import Affiliation, Consent, Grant, Member, Organisation
from portal.accounts.services import (
    change_name,
    give_consent,
    replace_languages,
    replace_stations,
    withdraw_consent,
)
from portal.common.clock import now
from portal.common.files.checks import CheckedUpload
from portal.common.files.models import StoredFile
from portal.common.files.services import delete_file, store_upload
from portal.common.models import Topic
from portal.notifications.services import notify
from search.services import index

from ..completeness import missing_in
from ..models import MentorProfile
from ..notices import SUBMITTED
from .standing import TooFewPlaces, locked

State = MentorProfile.State
EDITABLE = (State.DRAFT, State.RETURNED)

# The wording of the two questions on the page "who may see me"; a new wording is a new version.
LISTING_VERSION = "1"
PHOTO_VERSION = "1"


class NotTakingMentors(Exception):
    """The programme takes no new mentors now."""


class Incomplete(Exception):
    """Something is still missing; `missing` says what."""

    def __init__(self, missing):
        super().__init__(missing)
        self.missing = missing


@transaction.atomic
def start_profile(*, programme: Programme, by: Member) -> MentorProfile:
    """Begin to register, with what the portal already knows of her; beginning twice finds the first (RE8)."""
    existing = MentorProfile.objects.of(by).filter(programme=programme).first()
    if existing:
        return existing
    if not programme.takes_mentors:
        raise NotTakingMentors
    belongs = by.affiliations.exclude(kind=Affiliation.Kind.STUDENT).order_by("created_at").first()
    profile, _created = MentorProfile.objects.get_or_create(
        member=by,
        programme=programme,
        defaults={
            "language": by.language,
            "kind": belongs.kind if belongs else "",
            "organisation": belongs.organisation if belongs else None,
        },
    )
    return profile


@transaction.atomic
def save_who(
    *,
    profile: MentorProfile,
    kind: str,
    organisation: Organisation | None,
    company_name: str,
    name: Mapping[str, str],
    stations: Iterable[Mapping],
    languages: Mapping[str, str],
) -> MentorProfile:
    """Step 1. What belongs to the person (name, stations, languages) is kept with her, for every form."""
    profile = locked(profile, *EDITABLE)
    profile.kind, profile.organisation, profile.company_name = kind, organisation, company_name
    profile.save(update_fields=["kind", "organisation", "company_name", "updated_at"])
    change_name(member=profile.member, **name)
    replace_stations(member=profile.member, stations=stations)
    replace_languages(member=profile.member, languages=languages)
    return profile


@transaction.atomic
def save_offer(
    *,
    profile: MentorProfile,
    texts: Mapping,
    topics: Iterable[Topic],
    version: FormVersion | None = None,
    answers: Mapping[str, object] = (),
) -> MentorProfile:
    """Step 2. `texts` are the profile's own fields; `answers` go to the programme's questions of that version."""
    profile = locked(profile, *EDITABLE)
    places = texts.get("places") or profile.places
    if places < profile.places_taken:
        raise TooFewPlaces
    profile.places_free = places - profile.places_taken
    for field, value in texts.items():
        setattr(profile, field, value)
    profile.places = places
    if version is not None:
        if profile.answers is None or profile.answers.version_id != version.pk:
            profile.answers = start_answer_sheet(version=version, member=profile.member)
        save_answers(sheet=profile.answers, answers=answers)
    profile.save()
    profile.topics.set(topics)
    return profile


@transaction.atomic
def save_visibility(
    *,
    profile: MentorProfile,
    audience: str,
    agrees_to_listing: bool,
    agrees_to_photo: bool = False,
    photo: CheckedUpload | None = None,
) -> MentorProfile:
    """Step 3. A yes is one dated consent for exactly this audience; without a yes to the photo none is kept."""
    profile = locked(profile, *EDITABLE)
    say_who_may_see(profile, audience=audience, agrees=agrees_to_listing)
    if photo and agrees_to_photo:
        keep_photo(profile, store_upload(photo, purpose="photo", owner_id=profile.member_id, about=profile))
    if agrees_to_photo and profile.photo:
        give_consent(member=profile.member, kind=Consent.Kind.PHOTO, version=PHOTO_VERSION)
    else:
        withdraw_consent(member=profile.member, kind=Consent.Kind.PHOTO)
        keep_photo(profile, None)
    return profile


def keep_photo(profile: MentorProfile, photo: StoredFile | None) -> None:
    """This photo from now on; the one before is gone, from the disk too."""
    former = profile.photo
    profile.photo = photo
    profile.save(update_fields=["photo", "updated_at"])
    if former:
        delete_file(file=former)


def say_who_may_see(profile: MentorProfile, *, audience: str, agrees: bool) -> None:
    """Move the one consent to be listed to this audience; whatever was agreed for another one ends."""
    others = (
        MentorProfile.objects.of(profile.member).exclude(pk=profile.pk).values_list("audience", flat=True)
    )
    if profile.audience and profile.audience != audience and profile.audience not in set(others):
        withdraw_consent(member=profile.member, kind=Consent.Kind.LISTING, scope=profile.audience)
    profile.audience = audience
    profile.save(update_fields=["audience", "updated_at"])
    if agrees and audience:
        give_consent(
            member=profile.member, kind=Consent.Kind.LISTING, version=LISTING_VERSION, scope=audience
        )
    elif audience and audience not in set(others):
        withdraw_consent(member=profile.member, kind=Consent.Kind.LISTING, scope=audience)


@transaction.atomic
def submit_profile(*, profile: MentorProfile, at: datetime | None = None) -> MentorProfile:
    """Send it to the coordinators of the organisation that carries the programme."""
    profile = locked(profile, *EDITABLE)
    missing = missing_in(profile)
    if missing:
        raise Incomplete(missing)
    profile.state = State.SUBMITTED
    profile.submitted_at = at or now()
    profile.save(update_fields=["state", "submitted_at", "updated_at"])
    for grant in (
        Grant.objects.in_role(Grant.Role.COORDINATOR)
        .within(profile.programme.organisation)
        .exclude(member=profile.member)
        .select_related("member")
    ):
        notify(
            to=grant.member,
            notice=SUBMITTED,
            url=reverse("directory_admin:review", args=[profile.pk]),
            about=profile,
        )
    return profile


@transaction.atomic
def reopen_profile(*, profile: MentorProfile) -> MentorProfile:
    """Take it back to change the texts: it leaves the directory until a coordinator has read it again."""
    profile = locked(profile, State.SUBMITTED, State.LISTED, State.PAUSED, State.LEFT)
    profile.state = State.DRAFT
    profile.save(update_fields=["state", "updated_at"])
    index(kind="mentor", thing=profile)
    return profile
