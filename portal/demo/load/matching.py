"""Who has asked whom in the demo: one pair on its way, one application that waits, one kind no."""

from datetime import timedelta

from mentors.directory.models import MentorProfile
from mentors.matching.models import Application, Match
from mentors.matching.services import (
    accept_application,
    decline_application,
    save_application,
    save_intake,
    start_application,
    submit_application,
)
from mentors.mentorship.models import Mentorship
from portal.accounts.models import Member
from portal.common.clock import now

from .. import texts


def load() -> None:
    for entry in texts.read("programme")["applications"]:
        application(entry)


def intake_of(email: str) -> dict[str, str]:
    """What a mentee of the demo brings and seeks, as she would write it."""
    person = next(entry for entry in texts.read("people")["members"] if entry["email"] == email)
    return {"brings": "\n".join(person["brings"]), "seeks": "\n".join(person["seeks"])}


def application(entry: dict) -> None:
    """Written, sent and answered on the days on which that happened; it is there once."""
    mentee = Member.objects.get(email=entry["mentee"])
    profile = MentorProfile.objects.get(member__email=entry["mentor"])
    if Application.objects.filter(mentee=mentee, profile=profile).exists():
        return
    at = now() - timedelta(days=entry["days_ago"])
    begun = start_application(by=mentee, profile=profile)
    save_intake(intake=begun.intake, answers=intake_of(entry["mentee"]), at=at)
    save_application(application=begun, answers=entry["answers"])
    submit_application(application=begun, at=at)
    Application.objects.filter(pk=begun.pk).update(created_at=at)
    if entry["status"] == "declined":
        decline_application(
            application=begun,
            by=begun.mentor,
            reason=entry["decline_reason"],
            at=at + timedelta(days=1),
        )
    elif entry["status"] == "accepted":
        match = accept_application(application=begun, by=begun.mentor, at=at + timedelta(days=2))
        Match.objects.filter(pk=match.pk).update(created_at=match.made_at)
        Mentorship.objects.filter(match=match).update(created_at=match.made_at)
