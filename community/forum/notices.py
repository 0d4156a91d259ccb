from django.utils.translation import gettext_lazy as _

from portal.notifications.notices import register

REPLIED = register("forum.replied", _("There is a new reply in a conversation you take part in."))
