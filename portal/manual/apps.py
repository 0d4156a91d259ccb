from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ManualConfig(AppConfig):
    name = "portal.manual"
    label = "manual"
    verbose_name = _("Manual")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.common.navigation import register_foot_link
        from portal.pages.navigation import page_at

        register_foot_link("manual", _("Manual"), page_at("manual"), group="way", order=30)
