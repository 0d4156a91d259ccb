from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("Members and organisations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import audiences
        from .models import Affiliation, Grant

        def organisations_of(member):
            affiliated = Affiliation.objects.filter(member=member).values_list("organisation_id", flat=True)
            granted = Grant.objects.of(member).filter(organisation__isnull=False)
            return affiliated.union(granted.values_list("organisation_id", flat=True))

        audiences.register("organisation", organisations_of)
