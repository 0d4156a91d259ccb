from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumAppConfig(AppConfig):
    name = "community.forum.engine.forum"
    label = "forum"
    verbose_name = _("Boards")
    default_auto_field = "django.db.models.BigAutoField"
