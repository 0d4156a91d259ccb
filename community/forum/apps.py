from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumConfig(AppConfig):
    name = "community.forum"
    label = "community_forum"
    verbose_name = _("Forum")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from community.spaces import rooms

        from . import receivers, reporting  # noqa: F401
        from .room import boards_in, boards_url, topic_count

        rooms.register(
            "forum",
            label=_("Forum"),
            help=_("Longer conversations, sorted by boards. Take your time, come back to them."),
            url=boards_url,
            count=topic_count,
            lines=boards_in,
        )
