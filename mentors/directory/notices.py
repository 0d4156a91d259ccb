from django.utils.translation import gettext_lazy as _

from portal.notifications.notices import register

SUBMITTED = register("directory.profile_submitted", _("A mentor profile waits for you to read it."))
RETURNED = register("directory.profile_returned", _("There is a question about your mentor profile."))
APPROVED = register("directory.profile_approved", _("Your mentor profile is in the directory now."))
