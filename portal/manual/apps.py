from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ManualConfig(AppConfig):
    name = "portal.manual"
    label = "manual"
    verbose_name = _("Manual")
    default_auto_field = "django.db.models.BigAutoField"
