from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "mentors.programmes"
    label = "mentors_programmes"
    verbose_name = _("Programmes")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from django.urls import reverse

        from portal.accounts import audiences
        from portal.pages import indicators

        from . import receivers  # noqa: F401
        from .models import Cohort, CohortMember

        def cohorts_of(member):
            return [CohortMember.objects.filter(member=member).values_list("cohort_id", flat=True)]

        audiences.register("cohort", cohorts_of)
        indicators.register(
            "completed_cohorts",
            _("completed runs"),
            lambda: Cohort.objects.completed().count(),
            lambda: reverse("programmes:completed"),
        )
