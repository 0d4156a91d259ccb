from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    name = "mentors.matching"
    label = "mentors_matching"
    verbose_name = _("Matching")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mentors.directory import actions
        from portal.accounts import looks

        from . import files, notices, offering  # noqa: F401  (declares what is kept and told)

        actions.register(offering.ask_this_mentor)
        looks.register("application", _("your application"))
        looks.register("cv", _("your CV"))
        looks.register("letter", _("your letter"))
