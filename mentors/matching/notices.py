from django.utils.translation import gettext_lazy as _

from portal.notifications.notices import register

APPLIED = register("matching.applied", _("Somebody would like to have you as a mentor."))
DECLINED = register("matching.declined", _("A mentor has answered your application."))
WITHDRAWN = register("matching.withdrawn", _("An application to you was withdrawn."))
