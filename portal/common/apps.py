from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CommonConfig(AppConfig):
    name = "portal.common"
    label = "common"
    verbose_name = _("Foundation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks  # noqa: F401

        autodiscover_modules("files", "privacy")
        # Last of all: others let go of their files before the files themselves go.
        from .files import privacy as files_privacy  # noqa: F401
        from .outbox import privacy as outbox_privacy  # noqa: F401
