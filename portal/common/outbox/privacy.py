from django.utils.translation import gettext_lazy as _

from portal.common.privacy import register

from .models import OutgoingMail
from .services import done_with


def export_mails(member):
    for mail in OutgoingMail.objects.to(member.email):
        yield {"written": mail.created_at, "sent": mail.sent_at, "state": mail.state}


def erase_mails(member):
    OutgoingMail.objects.to(member.email).delete()


register(
    OutgoingMail,
    purpose=_("Mails on their way to you, so that none is lost when a mail server is down."),
    kept=_("The text until it is sent; that it was sent, 14 days."),
    export=export_mails,
    erase=erase_mails,
    over=done_with,
)
