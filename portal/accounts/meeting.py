"""The way from a place where somebody is shown to blocking her: an address that only this reader can use.

It carries no key that could be guessed or collected, and it opens for whoever was shown that person, and nobody else.
"""

from django.core import signing
from django.urls import reverse

from .models import Member

SALT = "portal.accounts.meeting"


def block_address(reader, other) -> str:
    """Where `reader` can block `other`; empty for visitors and for herself."""
    if not reader.is_authenticated or other is None or reader.pk == other.pk:
        return ""
    token = signing.dumps([str(reader.pk), str(other.pk)], salt=SALT)
    return reverse("accounts:block", args=[token])


def whom(reader, token: str) -> Member | None:
    """The member behind an address that was made for this reader."""
    try:
        made_for, other = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    if made_for != str(reader.pk):
        return None
    return Member.objects.filter(pk=other, is_active=True).first()
