from django.utils.translation import gettext_lazy as _

from portal.notifications.notices import register

ARRIVED = register("contact.arrived", _("Somebody wrote to the portal."))
