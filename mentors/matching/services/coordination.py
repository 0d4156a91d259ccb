from django.db import transaction

from portal.accounts.models import Member
from portal.accounts.services import record_look

from ..models import Application


class ReasonMissing(Exception):
    """Nobody reads an application that is not hers without saying why."""


@transaction.atomic
def look_at_application(*, application: Application, by: Member, reason: str) -> None:
    """Write down that a coordinator reads an application, and why; the mentee sees it (AU1)."""
    if not reason.strip():
        raise ReasonMissing
    record_look(by=by, subject=application.mentee, what="application", reason=reason, about=application)
