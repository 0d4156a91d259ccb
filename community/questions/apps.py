from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "community.questions"
    label = "community_questions"
    verbose_name = _("Questions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from community.spaces import rooms

        from . import notices, receivers, reporting, room  # noqa: F401  (declare what they hold)

        rooms.register(
            "questions",
            label=_("Questions and answers"),
            help=_("Ask what you want to know; the answer that helped stands on top."),
            url=room.questions_url,
            count=room.question_count,
            lines=room.newest_in,
        )
