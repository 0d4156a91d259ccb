from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language

from portal.accounts.models import Member
from portal.accounts.rules import has_blocked_either_way
from portal.common.clock import now
from portal.common.links import absolute
from portal.notifications.services import forget, notify

from ..models import Invitation, Membership, Space
from ..models.joining import INVITATION_HOLDS, QUIET
from ..notices import INVITED
from .joining import HouseRulesNotAccepted, admit

A_DAY = timedelta(days=1)
# Enough for a class, too little for a flood.
INVITATIONS_A_DAY = 30
# From whomever: nobody fills another's mailbox with ours (RA7).
MAILS_A_DAY = 2


class AlreadyInside(Exception):
    """She belongs to the space."""


class StillQuiet(Exception):
    """She was invited a short while ago and did not want to; not again within 30 days."""


class TooManyInvitations(Exception):
    """Enough for one day."""


class NoLongerHolds(Exception):
    """It ran out, was withdrawn or answered."""


@transaction.atomic
def invite_member(*, space: Space, by: Member, member: Member, at: datetime | None = None) -> Invitation:
    """Invite somebody chosen by her name. Inviting twice is inviting once.

    Whoever has blocked the other is not told, and the one who invites learns nothing of it (AC13).
    """
    if Membership.objects.filter(space=space, member=member).exists():
        raise AlreadyInside
    return _invite(space=space, by=by, at=at or now(), account=member, member=member)


@transaction.atomic
def invite_address(
    *, space: Space, by: Member, email: str, language: str = "", at: datetime | None = None
) -> Invitation:
    """Invite an address; whether it has an account stays untold. A mail goes out that names nothing (PR9)."""
    email = email.strip().lower()
    account = Member.objects.filter(email__iexact=email).first()
    return _invite(space=space, by=by, at=at or now(), account=account, email=email, language=language)


def _invite(*, space, by, at, account: Member | None, language: str = "", **whom) -> Invitation:
    hers = Invitation.objects.filter(space=space, **whom)
    # What ran out makes room for a new one.
    hers.filter(state=Invitation.State.OPEN, expires_at__lte=at).update(state=Invitation.State.WITHDRAWN)
    if there := hers.holding(at=at).first():
        return there
    if hers.filter(state=Invitation.State.DECLINED, answered_at__gt=at - QUIET).exists():
        raise StillQuiet
    if Invitation.objects.filter(by=by, invited_at__gt=at - A_DAY).count() >= INVITATIONS_A_DAY:
        raise TooManyInvitations
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                space=space, by=by, invited_at=at, expires_at=at + INVITATION_HOLDS, **whom
            )
    except IntegrityError:
        # The other click of a double click was faster.
        return hers.holding(at=at).get()
    if account is None:
        _write_to(invitation, language or get_language() or settings.LANGUAGE_CODE, at)
    elif account.is_active and not _is_inside(space, account) and not has_blocked_either_way(by, account):
        notify(to=account, notice=INVITED, url=invitation.get_absolute_url(), about=invitation)
    return invitation


def _is_inside(space: Space, member: Member) -> bool:
    return Membership.objects.filter(space=space, member=member).exists()


def _write_to(invitation: Invitation, language: str, at: datetime) -> None:
    mails = Invitation.objects.filter(email=invitation.email, invited_at__gt=at - A_DAY)
    if mails.count() <= MAILS_A_DAY:
        transaction.on_commit(partial(send_invitation, invitation, language[:2]))


def send_invitation(invitation: Invitation, language: str) -> None:
    """That there is something and where; neither who invites nor what to stands in a mail."""
    words = {
        "url": absolute("spaces:invitation_detail", language, pk=invitation.pk),
        "site_name": settings.SITE_NAME,
        "days": INVITATION_HOLDS.days,
    }
    with translation.override(language):
        subject = render_to_string("emails/spaces/invitation_subject.txt", words).strip()
        text = render_to_string("emails/spaces/invitation_message.txt", words)
    EmailMessage(subject, text, to=[invitation.email]).send()


@transaction.atomic
def accept_invitation(
    *,
    invitation: Invitation,
    by: Member,
    accepts_house_rules: bool,
    is_listed: bool = False,
    at: datetime | None = None,
) -> Membership:
    """Come in. Raises NoLongerHolds and NoPlaceLeft; then nothing has happened."""
    at = at or now()
    if not accepts_house_rules:
        raise HouseRulesNotAccepted
    _answer(invitation, Invitation.State.ACCEPTED, at)
    space = invitation.space
    return admit(space=space, member=by, agreed_to=space.house_rules_version, is_listed=is_listed, at=at)


@transaction.atomic
def decline_invitation(*, invitation: Invitation, at: datetime | None = None) -> None:
    """Rather not. Nobody is told; for 30 days she is not invited to this space again (RA2)."""
    _answer(invitation, Invitation.State.DECLINED, at or now())


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, at: datetime | None = None) -> None:
    _answer(invitation, Invitation.State.WITHDRAWN, at or now())


def _answer(invitation: Invitation, state: str, at: datetime) -> None:
    """The row itself is the lock."""
    holding = Invitation.objects.holding(at=at).filter(pk=invitation.pk)
    if not holding.update(state=state, answered_at=at):
        raise NoLongerHolds
    invitation.refresh_from_db(fields=["state", "answered_at"])
    forget(about=invitation)
