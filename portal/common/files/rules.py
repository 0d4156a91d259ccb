"""Who may read a file: the purpose says so. That the address was made for the reader is the view's question."""

from django.contrib.auth.models import AnonymousUser

from . import purposes
from .models import StoredFile


def may_read(member, file: StoredFile) -> bool:
    purpose = purposes.find(file.purpose)
    return purpose is not None and purpose.may_read(member, file)


def may_everybody_read(file: StoredFile) -> bool:
    """Of a public purpose, and its rule says yes to somebody who is not signed in."""
    purpose = purposes.find(file.purpose)
    return purpose is not None and purpose.public and purpose.may_read(AnonymousUser(), file)
