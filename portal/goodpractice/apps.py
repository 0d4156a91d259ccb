from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GoodPracticeConfig(AppConfig):
    name = "portal.goodpractice"
    label = "goodpractice"
    verbose_name = _("Good practice")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.accounts import menu
        from portal.common.navigation import register_door
        from portal.pages import indicators
        from portal.pages.frame import address_of
        from portal.pages.navigation import page_at
        from portal.printing import sheets

        from . import consent, receivers  # noqa: F401
        from .paper import TEMPLATE

        register_door("goodpractice", _("Good practice"), page_at("goodpractice"), order=20)
        menu.register("goodpractice:mine", _("My good practices"), order=15)
        sheets.register(TEMPLATE)
        indicators.register(
            "good_practices", _("good practices to copy"), self._practices, lambda: address_of("goodpractice")
        )

    def _practices(self) -> int:
        """Told once, however many languages it is told in."""
        practices = self.get_model("GoodPracticePage").objects.live().public()
        return practices.values("translation_key").distinct().count()
