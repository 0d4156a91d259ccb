from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ToolkitConfig(AppConfig):
    name = "portal.toolkit"
    label = "toolkit"
    verbose_name = _("Toolkit")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.common.navigation import register_door
        from portal.pages.navigation import page_at

        from . import printing, receivers  # noqa: F401

        receivers.connect()
        # The toolkit answers this door until there is a page of all that one can learn here.
        register_door("learning", _("Learning"), page_at("learning"), order=25)
