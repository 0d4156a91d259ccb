"""What the portal holds about a member herself. Declared from the leaves to the trunk: `Member` is erased last."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext_lazy as _

from portal.common.privacy import delete_rows, register, row, rows_of

from .models import (
    Affiliation,
    Block,
    CareerStation,
    Consent,
    FieldVisibility,
    Grant,
    Look,
    Member,
    SpokenLanguage,
    Tie,
)

# So long the dates of a consent are kept as proof after it was taken back.
PROOF_KEPT_FOR = timedelta(days=3 * 365)
LOOKS_KEPT_FOR = timedelta(days=365)

UNTIL_REMOVED = _("Until you remove it or leave the portal.")


def export_looks(member):
    for look in Look.objects.at(member):
        yield {
            "at": look.at,
            "what": look.what,
            "reason": look.reason,
            "by": look.looker.display_name if look.looker else "",
        }


def export_member(member):
    skills = [topic.label for topic in member.skills.all()]
    yield {**row(member, without=["password", "is_superuser"]), "skills": skills}


def erase_ties(member):
    Tie.objects.filter(a=member).delete()
    Tie.objects.filter(b=member).delete()


def erase_blocks(member):
    Block.objects.filter(blocker=member).delete()
    Block.objects.filter(blocked=member).delete()


def erase_looks(member):
    Look.objects.filter(subject=member).delete()
    Look.objects.filter(looker=member).update(looker=None)


def erase_member(member):
    """The row stays, empty: what she wrote for others hangs on it, and becomes the words of a former member."""
    member.skills.clear()
    member.groups.clear()
    member.user_permissions.clear()
    member.email = f"{member.pk}@erased.invalid"
    member.given_name = member.family_name = member.pseudonym = member.region = ""
    member.shown_as = Member.ShownAs.PSEUDONYM
    member.is_active = member.is_staff = member.is_superuser = False
    member.last_login = member.welcomed_at = None
    member.set_unusable_password()
    member.save()


register(
    CareerStation,
    purpose=_("The stops of your working life, so that you write them once and use them in every form."),
    kept=UNTIL_REMOVED,
    export=rows_of(CareerStation),
    erase=delete_rows(CareerStation),
)
register(
    SpokenLanguage,
    purpose=_("The languages you speak, so that people find you in a language you share."),
    kept=UNTIL_REMOVED,
    export=rows_of(SpokenLanguage),
    erase=delete_rows(SpokenLanguage),
)
register(
    Affiliation,
    purpose=_("How you belong to an organisation, so that it can open its programmes to you."),
    kept=_("Until you or the organisation end it, or you leave the portal."),
    export=rows_of(Affiliation),
    erase=delete_rows(Affiliation),
)
register(
    Grant,
    purpose=_("The roles you hold, so that the portal knows what you may do."),
    kept=_("Until the role is taken back or you leave the portal."),
    export=rows_of(Grant, without=["granted_by"]),
    erase=delete_rows(Grant),
)
register(
    Tie,
    purpose=_("With whom you have a mentorship or a programme, so that the two of you see what is yours."),
    kept=_("Until the mentorship or the programme ends."),
    export=rows_of(Tie, "a"),
    erase=erase_ties,
    over=lambda at: Tie.objects.filter(until__lt=at),
)
register(
    Block,
    purpose=_("Whom you have blocked, so that you do not meet. The other person is never told."),
    kept=_("Until you lift it or one of you leaves the portal."),
    export=rows_of(Block, "blocker"),
    erase=erase_blocks,
)
register(
    Consent,
    purpose=_("What you agreed to and when, so that it can be proved and taken back."),
    kept=_("Three years after you took it back, as proof; then it goes."),
    export=rows_of(Consent),
    erase=delete_rows(Consent),
    over=lambda at: Consent.objects.filter(withdrawn_at__lt=at - PROOF_KEPT_FOR),
)
register(
    Look,
    purpose=_("Who looked at your data and why, so that you can see it."),
    kept=_("One year."),
    export=export_looks,
    erase=erase_looks,
    over=lambda at: Look.objects.filter(at__lt=at - LOOKS_KEPT_FOR),
)
register(
    FieldVisibility,
    purpose=_("Who may see which part of your data, as you chose."),
    kept=UNTIL_REMOVED,
    export=rows_of(FieldVisibility),
    erase=delete_rows(FieldVisibility),
)
register(
    EmailAddress,
    purpose=_("Your e-mail addresses, so that you can sign in and get messages."),
    kept=UNTIL_REMOVED,
    export=rows_of(EmailAddress, "user"),
    erase=delete_rows(EmailAddress, "user"),
)
register(
    LogEntry,
    purpose=_("What you did in the back office, so that a mistake can be found."),
    kept=_("Until you leave the portal."),
    export=rows_of(LogEntry, "user"),
    erase=delete_rows(LogEntry, "user"),
)
register(
    Authenticator,
    purpose=_("Your second step at sign-in, so that a stolen password is not enough."),
    kept=UNTIL_REMOVED,
    # The secret itself stays here: whoever holds it can sign in.
    export=rows_of(Authenticator, "user", without=["data"]),
    erase=delete_rows(Authenticator, "user"),
)
register(
    Member,
    purpose=_("Your account: who you are, how others see your name, your language and your time zone."),
    kept=_("Until you leave the portal."),
    export=export_member,
    erase=erase_member,
)
