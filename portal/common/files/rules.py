"""Who may read a file: the purpose's own rule, and an address that was made for this reader and is still good."""

from django.contrib.auth.models import AnonymousUser

from . import purposes
from .models import StoredFile
from .tickets import is_good_ticket


def may_read(member, file: StoredFile, *, ticket: str) -> bool:
    purpose = purposes.find(file.purpose)
    if purpose is None:
        return False
    if is_good_ticket(ticket, file.pk, member):
        return purpose.may_read(member, file)
    # Without a ticket: what is open to everybody, and only that.
    return purpose.public and purpose.may_read(AnonymousUser(), file)
