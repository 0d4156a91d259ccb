from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlueprintConfig(AppConfig):
    name = "portal.blueprint"
    label = "blueprint"
    verbose_name = _("Blueprint")
    default_auto_field = "django.db.models.BigAutoField"
