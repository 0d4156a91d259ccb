"""Keeps machines out of an open form without asking anybody to prove that she is human.

Three quiet things: a field that people do not see, a signed stamp that says when the form was given out, and a limit
by address. None of them asks another company, and none of them throws away what a person typed.
"""

import enum
import uuid
from datetime import timedelta

from allauth.core import ratelimit
from django.core import signing

# Nobody reads a form, writes a sentence and sends it in less.
FASTEST = timedelta(seconds=3)
OLDEST = timedelta(hours=12)
_signer = signing.TimestampSigner(salt="portal.contact.stamp")


class Verdict(enum.Enum):
    FITTING = "fitting"
    TOO_FAST = "too fast"
    TOO_OLD = "too old"
    FORGED = "forged"


def new_stamp() -> str:
    """A number for one form, with the moment it was given out, signed."""
    return _signer.sign(uuid.uuid4().hex)


def judge(stamp: str) -> tuple[Verdict, uuid.UUID | None]:
    """What a stamp says about the form it comes back with, and the number of that form."""
    try:
        number = uuid.UUID(_signer.unsign(stamp, max_age=OLDEST))
    except signing.SignatureExpired:
        return Verdict.TOO_OLD, None
    except (signing.BadSignature, ValueError):
        return Verdict.FORGED, None
    try:
        _signer.unsign(stamp, max_age=FASTEST)
    except signing.SignatureExpired:
        return Verdict.FITTING, number
    return Verdict.TOO_FAST, number


def may_land(request) -> bool:
    """Whether one more message may come in: a few an hour from one network, a few more from everybody together.

    The rates stand in `ACCOUNT_RATE_LIMITS["contact"]`; a network is an address, of IPv6 its /64.
    """
    return ratelimit.consume(request, action="contact", key="everybody")
