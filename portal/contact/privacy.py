"""Messages belong to an address, not to an account: who has none asks by mail, and is found in the back office by it."""

from django.utils.translation import gettext_lazy as _

from portal.common.privacy import register, row

from .models import ContactMessage
from .services import kept_long_enough


def export_messages(member):
    for message in ContactMessage.objects.of_address(member.email):
        yield row(message, without=["submission", "answered_by", "note"])


def erase_messages(member):
    ContactMessage.objects.of_address(member.email).delete()
    ContactMessage.objects.filter(answered_by=member).update(answered_by=None)


register(
    ContactMessage,
    purpose=_("What you wrote to us from your address, so that we can answer you."),
    kept=_("Half a year from the day it came in."),
    export=export_messages,
    erase=erase_messages,
    over=kept_long_enough,
)
