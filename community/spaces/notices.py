from django.utils.translation import gettext_lazy as _

from portal.notifications.notices import register

ASKED = register("spaces.asked", _("Somebody would like to join a space that you look after."))
ANSWERED = register("spaces.answered", _("There is an answer to your wish to join a space."))
INVITED = register("spaces.invited", _("You have been invited to a space."))
SEATED = register("spaces.seated", _("A space of your programme is open to you."), mail=False)
ENTRUSTED = register("spaces.entrusted", _("You look after a space now."))
REMOVED = register("spaces.removed", _("You no longer belong to one of your spaces."))
RULES_CHANGED = register("spaces.rules_changed", _("One of your spaces has new house rules."))
