from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from .addresses import address_or_none


class FrontConfig(AppConfig):
    name = "portal.front"
    label = "front"
    verbose_name = _("Front door")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.accounts import doors
        from portal.pages import targets

        from .start import after_migrate

        doors.register(
            "find_mentor",
            title=_("I am looking for a mentor"),
            text=_("Read who offers what, and write to one person first. That is enough."),
            url="directory:profile_list",
            order=10,
            illustration="door-a",
        )
        doors.register(
            "become_mentor",
            title=_("I would like to be a mentor"),
            text=_("Tell in three short steps what you can share. A coordinator reads it first."),
            url="directory:register",
            order=20,
            illustration="door-b",
        )
        targets.register("find_mentor", _("find a mentor"), "directory:profile_list")
        targets.register("become_mentor", _("become a mentor"), "directory:register")
        targets.register("tell_practice", _("tell a good practice"), telling)
        post_migrate.connect(after_migrate, sender=self)


def telling() -> str | None:
    """Where a good practice is told; a visitor may also simply write."""
    return address_or_none("goodpractice:tell") or address_or_none("contact:practice")
