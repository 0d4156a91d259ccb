from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlueprintConfig(AppConfig):
    name = "portal.blueprint"
    label = "blueprint"
    verbose_name = _("Blueprint")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.common.navigation import register_door
        from portal.pages.navigation import page_at

        from . import placing

        placing.connect()
        register_door("blueprint", _("Blueprint"), page_at("blueprint"), order=10)
