from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SpacesConfig(AppConfig):
    name = "community.spaces"
    label = "community_spaces"
    verbose_name = _("Spaces")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.accounts import audiences
        from portal.common.navigation import register_door

        from . import files, notices, receivers  # noqa: F401  (declares what is kept, told and heard)
        from .querysets import space_ids_of

        audiences.register("space", space_ids_of)
        register_door("community", _("Community"), "spaces:space_list", order=40)
