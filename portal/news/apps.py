from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NewsConfig(AppConfig):
    name = "portal.news"
    label = "news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.common.navigation import register_foot_link
        from portal.pages.navigation import page_at

        from . import placing, receivers  # noqa: F401

        placing.connect()
        register_foot_link("news", pgettext_lazy("foot", "News"), page_at("news"), group="way", order=50)
