from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from portal.accounts.models import Block, Member
from portal.common.clock import now
from portal.notifications.services import forget, notify

from ..models import JoinRequest, Membership, Space
from ..notices import ANSWERED, ASKED
from ..rules import may_ask
from .joining import HouseRulesNotAccepted, admit


class MayNotAsk(Exception):
    """Not now: she asked already, or was answered a short while ago."""


class AlreadyAnswered(Exception):
    """Another moderator was faster, or she took it back."""


@transaction.atomic
def ask_to_join(
    *, space: Space, by: Member, words: str, accepts_house_rules: bool, at: datetime | None = None
) -> JoinRequest:
    """Ask to belong, with a sentence and a yes to the house rules. Asking twice is asking once."""
    at = at or now()
    if not accepts_house_rules:
        raise HouseRulesNotAccepted
    waiting = JoinRequest.objects.waiting().filter(space=space, member=by)
    if there := waiting.first():
        return there
    if not may_ask(by, space, at=at):
        raise MayNotAsk
    try:
        with transaction.atomic():
            request = JoinRequest.objects.create(
                space=space, member=by, words=words, rules_version=space.house_rules_version, asked_at=at
            )
    except IntegrityError:
        # The other click of a double click was faster.
        return waiting.get()
    for moderator in _who_answers(space, by):
        url = reverse("spaces:request_list", args=[space.slug])
        notify(to=moderator, notice=ASKED, url=url, about=space)
    return request


@transaction.atomic
def withdraw_request(*, request: JoinRequest, at: datetime | None = None) -> None:
    """Take it back; after that she may ask again."""
    _answer(request, JoinRequest.State.WITHDRAWN, at)
    _tell_no_longer(request.space)


@transaction.atomic
def accept_request(*, request: JoinRequest, at: datetime | None = None) -> Membership:
    """Let her in. Raises AlreadyAnswered, NoPlaceLeft; then nothing has happened.

    She said yes to the rules as they were when she asked: if they are others now, she is asked again.
    """
    at = at or now()
    _answer(request, JoinRequest.State.ACCEPTED, at)
    space = request.space
    membership = admit(space=space, member=request.member, agreed_to=request.rules_version, at=at)
    notify(to=request.member, notice=ANSWERED, url=space.get_absolute_url(), about=space)
    _tell_no_longer(space)
    return membership


@transaction.atomic
def decline_request(*, request: JoinRequest, at: datetime | None = None) -> None:
    """Say no, without a reason and without a name; for 30 days nobody asks again (RA2)."""
    _answer(request, JoinRequest.State.DECLINED, at)
    notify(to=request.member, notice=ANSWERED, url=reverse("spaces:space_list"), about=request.space)
    _tell_no_longer(request.space)


def _answer(request: JoinRequest, state: str, at: datetime | None) -> None:
    """The row itself is the lock; her words have done what they were for."""
    waiting = JoinRequest.objects.waiting().filter(pk=request.pk)
    if not waiting.update(state=state, answered_at=at or now(), words=""):
        raise AlreadyAnswered
    request.refresh_from_db(fields=["state", "answered_at", "words"])


def _who_answers(space: Space, asker: Member) -> list[Member]:
    """Whoever looks after the space and meets the asker at all."""
    moderators = Member.objects.filter(
        memberships__space=space, memberships__role=Membership.Role.MODERATOR, is_active=True
    )
    return list(moderators.exclude(pk__in=list(Block.objects.hidden_from(asker))))


def _tell_no_longer(space: Space) -> None:
    """Nobody is called to a door at which nobody stands any more."""
    if not space.requests.waiting().exists():
        forget(about=space, notice=ASKED)
