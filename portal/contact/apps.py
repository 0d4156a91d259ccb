from urllib.parse import urlencode

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ContactConfig(AppConfig):
    name = "portal.contact"
    label = "contact"
    verbose_name = _("Contact")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.common.navigation import register_foot_link
        from portal.pages import targets

        register_foot_link(
            "contact", pgettext_lazy("foot", "Contact"), "contact:form", group="reach", order=10
        )
        register_foot_link("barrier", _("Report a barrier"), barrier_form, group="reach", order=40)
        targets.register("contact", _("write to us"), "contact:form")


def barrier_form(request) -> str:
    """The form about a barrier, which knows the page that the reader comes from."""
    return f"{reverse('contact:barrier')}?{urlencode({'page': request.path})}"
