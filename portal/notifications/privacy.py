"""What the portal holds about a member when it tells her something."""

from django.utils.translation import gettext_lazy as _

from portal.common.privacy import delete_rows, register, rows_of

from .models import MailPreference, Notification

register(
    Notification,
    purpose=_("What the portal told you, so that you find your way back to it."),
    kept=_("Until you leave the portal."),
    export=rows_of(Notification),
    erase=delete_rows(Notification),
)
register(
    MailPreference,
    purpose=_("Which mails you want, so that you get no others."),
    kept=_("Until you leave the portal."),
    export=rows_of(MailPreference),
    erase=delete_rows(MailPreference),
)
