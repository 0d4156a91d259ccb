from django.utils.translation import gettext_lazy as _

from portal.notifications.notices import register

REPORTED = register("moderation.reported", _("Somebody reported something that you look after."))
APPEALED = register("moderation.appealed", _("Somebody disagrees with a decision about a report."))
DECIDED = register("moderation.decided", _("There is a decision about what you reported."))
JUDGED = register("moderation.judged", _("There is a decision about something you wrote."))
