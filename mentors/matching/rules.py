"""Who may ask, read and decide."""

from mentors.directory.models import MentorProfile
from mentors.programmes.models import Programme

from .models import Application


def takes_applications(profile: MentorProfile) -> bool:
    """Whether this mentor can be asked at all: listed, with a free place, in a programme where mentees ask."""
    return (
        profile.state == MentorProfile.State.LISTED
        and profile.places_free > 0
        and profile.programme.way == Programme.Way.APPLIES
    )


def may_apply(member, profile: MentorProfile) -> bool:
    """Whoever sees a mentor who can be asked; never herself."""
    return (
        member.is_authenticated
        and profile.member_id != member.pk
        and takes_applications(profile)
        and MentorProfile.objects.listed().visible_to(member).filter(pk=profile.pk).exists()
    )


def may_write(member, application: Application) -> bool:
    """Go on writing, and send: the mentee, as long as it is a draft."""
    return application.mentee_id == member.pk and application.is_draft


def may_withdraw(member, application: Application) -> bool:
    return application.mentee_id == member.pk and application.state in Application.OPEN


def may_decide(member, application: Application) -> bool:
    """Say yes or no: the mentor who was asked, as long as it waits for an answer."""
    return application.profile.member_id == member.pk and application.is_waiting


def may_coordinate_any(member) -> bool:
    return member.is_authenticated and member.grants.in_role("coordinator").exists()


def may_read_file(member, file) -> bool:
    """A CV or letter: whoever wrote the application, and the mentor it was sent to until she says no."""
    if not member.is_authenticated:
        return False
    held = Application.objects.filter(cv=file) | Application.objects.filter(letter=file)
    application = held.select_related("profile").first()
    if application is None:
        return False
    if application.mentee_id == member.pk:
        return True
    return application.profile.member_id == member.pk and application.state in {
        Application.State.SUBMITTED,
        Application.State.ACCEPTED,
    }
