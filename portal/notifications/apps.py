from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "portal.notifications"
    label = "notifications"
    verbose_name = _("Notices")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.accounts import menu

        from . import receivers  # noqa: F401

        autodiscover_modules("notices")
        menu.register("notices:mails", _("Mails to me"), order=50)
