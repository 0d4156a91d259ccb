from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontConfig(AppConfig):
    name = "portal.front"
    label = "front"
    verbose_name = _("Front door")
    default_auto_field = "django.db.models.BigAutoField"
