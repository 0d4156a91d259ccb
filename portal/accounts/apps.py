from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("Members and organisations")
    default_auto_field = "django.db.models.BigAutoField"
    default = True

    def ready(self):
        from . import audiences, menu, receivers  # noqa: F401
        from .models import Affiliation, Grant

        def organisations_of(member):
            affiliated = Affiliation.objects.filter(member=member)
            granted = Grant.objects.of(member).filter(organisation__isnull=False)
            return [rows.values_list("organisation_id", flat=True) for rows in (affiliated, granted)]

        audiences.register("organisation", organisations_of)

        menu.register("accounts:me", _("My data"), order=10)
        menu.register("accounts:looks", _("Who has seen my data"), order=20)
        menu.register("accounts:consents", _("What I agreed to"), order=30)
        menu.register("accounts:blocks", _("People I do not want to meet"), order=40)
        menu.register("accounts:data", _("What the portal holds about me"), order=70)
        menu.register("accounts:security", _("Signing in and security"), order=60)


class MembersInTheBackOffice(WagtailUsersAppConfig):
    """Wagtail's own app for people, with our forms: a member needs no name and has no user name."""

    user_viewset = "portal.accounts.viewsets.MemberViewSet"
