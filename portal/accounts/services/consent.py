from datetime import datetime

from django.db import transaction

from portal.common.clock import now

from ..events import consent_withdrawn
from ..models import Consent, Member


@transaction.atomic
def give_consent(
    *, member: Member, kind: str, version: str, scope: str = "", at: datetime | None = None
) -> Consent:
    """Write down a yes. A standing yes to the same text is kept as it is; a newer text replaces the older yes."""
    at = at or now()
    standing = Consent.objects.standing().filter(member=member, kind=kind, scope=scope).first()
    if standing and standing.version == version:
        return standing
    if standing:
        standing.withdrawn_at = at
        standing.save(update_fields=["withdrawn_at", "updated_at"])
    return Consent.objects.create(member=member, kind=kind, version=version, scope=scope, given_at=at)


@transaction.atomic
def withdraw_consent(
    *, member: Member, kind: str, scope: str | None = None, at: datetime | None = None
) -> int:
    """Take a yes back (for one scope, or for all of this kind); returns how many were standing."""
    standing = Consent.objects.standing().filter(member=member, kind=kind)
    if scope is not None:
        standing = standing.filter(scope=scope)
    withdrawn = standing.update(withdrawn_at=at or now())
    if withdrawn:
        consent_withdrawn.send(sender=Consent, member=member, kind=kind, scope=scope)
    return withdrawn
