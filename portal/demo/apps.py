from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "portal.demo"
    label = "demo"
    verbose_name = _("Demo")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.common.serving import greetings
        from portal.pages import slots

        from . import checks  # noqa: F401
        from .greeting import demo_lines
        from .tour import tour_link

        greetings.register(demo_lines)
        slots.register("manual.start", tour_link)
