from datetime import datetime

from django.db import transaction

from portal.common.clock import now

from ..models import Look, Member


@transaction.atomic
def record_look(
    *, by: Member, subject: Member, what: str, reason: str, about: object = None, at: datetime | None = None
) -> Look | None:
    """Write down that `by` looked at something of `subject`; looking at one's own is nobody's business."""
    if by == subject:
        return None
    return Look.objects.create(
        looker=by,
        subject=subject,
        what=what,
        about_id=str(getattr(about, "pk", "") or ""),
        reason=reason,
        at=at or now(),
    )
