from datetime import datetime, timedelta

from django.db import transaction

from portal.common.clock import now

from ..models import Departure, Invitation, JoinRequest
from ..models.joining import QUIET

# A departure is remembered for a year, so that nobody comes back by the next door.
DEPARTURE_KEPT = timedelta(days=365)


@transaction.atomic
def forget_old(*, at: datetime | None = None) -> None:
    """Let go of what has done what it was for: answers once they are no longer quiet, invitations that ran out."""
    at = at or now()
    JoinRequest.objects.filter(answered_at__lte=at - QUIET).delete()
    Invitation.objects.filter(answered_at__lte=at - QUIET).delete()
    Invitation.objects.filter(state=Invitation.State.OPEN, expires_at__lte=at).delete()
    Departure.objects.filter(at__lte=at - DEPARTURE_KEPT).delete()
