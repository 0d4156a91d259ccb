from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "community.questions"
    label = "community_questions"
    verbose_name = _("Questions")
    default_auto_field = "django.db.models.BigAutoField"
