from contextlib import suppress

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "portal_search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.common.health import QUESTIONS

        from . import checks  # noqa: F401
        from .engines import is_well
        from .receivers import make_full_text_index

        post_migrate.connect(make_full_text_index, sender=self, dispatch_uid="search.make_full_text_index")
        autodiscover_modules("searching")
        if settings.ELASTICSEARCH_URL:
            QUESTIONS["search"] = is_well
            # Now: its client is large, and the first who searches would wait for it. `check` says where it is missing.
            with suppress(ImportError):
                from .engines.elastic import engine  # noqa: F401
