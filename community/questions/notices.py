from django.utils.translation import gettext_lazy as _

from portal.notifications.notices import register

ANSWERED = register("questions.answered", _("Your question has a new answer."))
ALSO_ANSWERED = register("questions.also_answered", _("A question that you answered has another answer."))
ACCEPTED = register("questions.accepted", _("Your answer has helped: it was accepted."))
SETTLED = register("questions.settled", _("A question that you answered has an accepted answer."))
