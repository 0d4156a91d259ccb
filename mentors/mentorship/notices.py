from django.utils.translation import gettext_lazy as _

from portal.notifications.notices import register

BEGUN = register("mentorship.begun", _("Your application was accepted. A page for the two of you is open."))
REACHABLE = register("mentorship.reachable", _("Your mentor or mentee has told you how to be reached."))
