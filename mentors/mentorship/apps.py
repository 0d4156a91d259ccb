from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MentorshipConfig(AppConfig):
    name = "mentors.mentorship"
    label = "mentors_mentorship"
    verbose_name = _("Mentorships")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mentors.matching import onward

        from . import notices, receivers  # noqa: F401  (declares the notices, hears of matches)

        onward.register(lambda match: match.mentorship.get_absolute_url())
