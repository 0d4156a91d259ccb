from django.utils.translation import gettext_lazy as _

from portal.notifications.notices import register

TAKEN_DOWN = register(
    "goodpractice.taken_down", _("A member has taken back her consent; her good practice is no longer shown.")
)
USE_WAITING = register("goodpractice.use_waiting", _("A report on a good practice waits for you to read it."))
USE_RELEASED = register("goodpractice.use_released", _("Your report on a good practice is shown now."))
USE_DECLINED = register(
    "goodpractice.use_declined", _("There is an answer to your report on a good practice.")
)
USED = register("goodpractice.used", _("Somebody has used your good practice."))
