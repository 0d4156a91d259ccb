"""Who may do what with a mentor profile."""

from portal.accounts.models import Grant
from portal.accounts.rules import is_coordinator_of

from .models import MentorProfile

State = MentorProfile.State


def may_register(member, programme) -> bool:
    """Whoever has an account, in a programme that takes mentors."""
    return member.is_authenticated and member.is_active and programme.is_public and programme.takes_mentors


def may_edit(member, profile) -> bool:
    """Its owner, as long as nobody is reading it."""
    return member.is_authenticated and profile.member_id == member.pk and profile.is_editable


def may_manage(member, profile) -> bool:
    """Its owner: pause, resume, leave, say who may see it."""
    return member.is_authenticated and profile.member_id == member.pk


def may_review_any(member) -> bool:
    """Whoever coordinates anything has a list of profiles to read."""
    return Grant.objects.of(member).in_role(Grant.Role.COORDINATOR).exists()


def may_review(member, profile) -> bool:
    """A coordinator of the organisation that carries the programme, of a profile that was sent; never her own."""
    return (
        member.is_authenticated
        and member.is_active
        and profile.state == State.SUBMITTED
        and profile.member_id != member.pk
        and is_coordinator_of(member, profile.programme.organisation)
    )
