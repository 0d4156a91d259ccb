from datetime import datetime

from django.db import transaction

from ..models import Block, Member, Tie


@transaction.atomic
def tie(*, a: Member, b: Member, kind: str, scope: str = "", until: datetime | None = None) -> None:
    """Note that two people have to do with each other, in both directions."""
    for one, other in ((a, b), (b, a)):
        Tie.objects.update_or_create(a=one, b=other, kind=kind, scope=scope, defaults={"until": until})


@transaction.atomic
def untie(*, a: Member, b: Member, kind: str, scope: str = "") -> None:
    """Forget it again, in both directions."""
    for one, other in ((a, b), (b, a)):
        Tie.objects.filter(a=one, b=other, kind=kind, scope=scope).delete()


@transaction.atomic
def block(*, by: Member, member: Member) -> Block:
    """Let two members meet no more. Blocking twice changes nothing."""
    made, _created = Block.objects.get_or_create(blocker=by, blocked=member)
    return made


@transaction.atomic
def unblock(*, by: Member, member: Member) -> None:
    Block.objects.filter(blocker=by, blocked=member).delete()
