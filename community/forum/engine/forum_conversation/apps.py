from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumConversationAppConfig(AppConfig):
    name = "community.forum.engine.forum_conversation"
    label = "forum_conversation"
    verbose_name = _("Topics and posts")
    default_auto_field = "django.db.models.BigAutoField"
