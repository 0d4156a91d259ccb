from django.conf import settings
from django.core.checks import Error, Tags, register

from portal.accounts.models import Member

from . import texts


@register(Tags.database)
def no_demo_accounts_in_a_real_portal(app_configs, databases=None, **kwargs) -> list:
    """Everybody knows the password of the demo: where it must not be, its accounts keep the portal from starting."""
    if settings.DEMO_ALLOWED or not databases or Member._meta.db_table not in _tables():
        return []
    addresses = [entry["email"] for entry in texts.read("people")["members"]]
    found = Member.objects.filter(email__in=addresses).count()
    if not found:
        return []
    return [
        Error(
            f"This portal has {found} demo accounts, whose password everybody knows.",
            hint="Start a real portal with an empty database, or erase these members.",
            id="demo.E001",
        )
    ]


def _tables() -> list[str]:
    from django.db import connection

    return connection.introspection.table_names()
