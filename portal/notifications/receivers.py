"""What the floors below us have to tell a member."""

from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.accounts.events import takeaway_ready

from .notices import register
from .services import notify

TAKEAWAY_READY = register("accounts.takeaway_ready", _("Your data is packed for you to take along."))


@receiver(takeaway_ready, dispatch_uid="notifications.takeaway_ready")
def tell_takeaway_ready(sender, *, member, **kwargs):
    notify(to=member, notice=TAKEAWAY_READY, url=reverse("accounts:data"))
