from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "mentors.directory"
    label = "mentors_directory"
    verbose_name = _("Directory")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mentors.programmes import standing
        from portal.accounts import doors
        from portal.common.navigation import register_door

        from . import receivers, reporting  # noqa: F401
        from .querysets import mentor_ids_of

        standing.register_mentors(mentor_ids_of)

        register_door("mentors", _("Mentors"), "directory:profile_list", order=30)
        doors.register(
            "become_mentor",
            title=_("I would like to mentor"),
            text=_("You know how something works here. A few hours a month are enough."),
            url="directory:register",
            order=20,
            illustration="door-b",
        )
