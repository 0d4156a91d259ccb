from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumPermissionAppConfig(AppConfig):
    name = "community.forum.engine.forum_permission"
    label = "forum_permission"
    verbose_name = _("Board permissions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # After each migrate it writes the names of the permissions, as in machina.
        from machina.apps.forum_permission import receivers  # noqa: F401
