"""The `until` in a file's address: who may use it and until when, signed."""

import uuid
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

from portal.common.clock import now

GOOD_FOR = timedelta(minutes=10)

_signer = Signer(salt="portal.common.files")


def write_ticket(file_id: uuid.UUID, member, *, at: datetime | None = None) -> str:
    """Good for this file, this reader and ten minutes."""
    until = int(((at or now()) + GOOD_FOR).timestamp())
    return f"{until}.{_signer.signature(_said(file_id, member, until))}"


def read_ticket(ticket: str, file_id: uuid.UUID, member) -> datetime | None:
    """Until when it is or was good; None when it was not made for this file and this reader."""
    until, _dot, signature = ticket.partition(".")
    if not (until.isascii() and until.isdigit() and len(until) < 12):
        return None
    try:
        _signer.unsign(f"{_said(file_id, member, int(until))}{_signer.sep}{signature}")
    except BadSignature:
        return None
    return datetime.fromtimestamp(int(until), UTC)


def _said(file_id: uuid.UUID, member, until: int) -> str:
    return f"{file_id}/{member.pk if member.is_authenticated else '-'}/{until}"
