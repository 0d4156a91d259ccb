from urllib.parse import urlencode

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "community.moderation"
    label = "community_moderation"
    verbose_name = _("Reports and decisions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.common.navigation import register_foot_link

        from . import notices  # noqa: F401  (declares the notices)

        register_foot_link("report", _("Report something"), report_form, group="reach", order=50)


def report_form(request) -> str:
    """The form, which knows the page that the reader comes from."""
    return f"{reverse('moderation:report_page')}?{urlencode({'page': request.path})}"
