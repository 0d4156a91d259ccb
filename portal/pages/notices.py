from django.utils.translation import gettext_lazy as _

from portal.notifications.notices import register

WAITING = register("pages.review_waiting", _("A text waits for you to read it."))
RETURNED = register("pages.review_returned", _("A text of yours came back with a question."))
PUBLISHED = register("pages.review_published", _("A text of yours is published now."))
NOT_PUBLISHED = register(
    "pages.not_published", _("A page was to be published, and something speaks against it.")
)
