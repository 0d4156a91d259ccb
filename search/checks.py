"""What `manage.py check` says about how Elasticsearch is configured."""

import re
from importlib.util import find_spec
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

# What Elasticsearch takes as a name, without the signs that mean several.
PREFIX = re.compile(r"[a-z0-9][a-z0-9_.-]{0,99}")
NEAR = {"localhost", "127.0.0.1", "::1"}


@register(Tags.compatibility)
def elasticsearch_is_well_configured(app_configs, **kwargs) -> list:
    if not settings.ELASTICSEARCH_URL:
        return []
    found = []
    addresses = [urlsplit(address.strip()) for address in settings.ELASTICSEARCH_URL.split(",")]
    if any(address.scheme not in ("http", "https") or not has_host(address) for address in addresses):
        found.append(
            Error("ELASTICSEARCH_URL is no address.", hint="https://host:9200", id="portal_search.E001")
        )
    if find_spec("elasticsearch_dsl") is None:
        found.append(
            Error(
                "ELASTICSEARCH_URL is set, but its client is not installed.",
                hint="Install requirements-scale.txt.",
                id="portal_search.E002",
            )
        )
    if settings.ELASTICSEARCH_API_KEY and settings.ELASTICSEARCH_USER:
        found.append(
            Error("Elasticsearch has a key and a user; it takes one of them.", id="portal_search.E003")
        )
    if bool(settings.ELASTICSEARCH_USER) != bool(settings.ELASTICSEARCH_PASSWORD):
        found.append(Error("Elasticsearch has a user or a password, not both.", id="portal_search.E004"))
    if not PREFIX.fullmatch(settings.SEARCH_INDEX_PREFIX):
        found.append(
            Error(
                "SEARCH_INDEX_PREFIX is not a name that Elasticsearch takes.",
                hint="Small letters, digits, - and _.",
                id="portal_search.E005",
            )
        )
    if len({address.scheme for address in addresses}) > 1:
        found.append(Error("ELASTICSEARCH_URL mixes http and https.", id="portal_search.E006"))
    return found


@register(Tags.security, deploy=True)
def the_line_to_elasticsearch_is_closed(app_configs, **kwargs) -> list:
    if not settings.ELASTICSEARCH_URL:
        return []
    found = []
    addresses = [urlsplit(address.strip()) for address in settings.ELASTICSEARCH_URL.split(",")]
    secret = settings.ELASTICSEARCH_API_KEY or settings.ELASTICSEARCH_PASSWORD
    open_line = any(address.scheme == "http" and address.hostname not in NEAR for address in addresses)
    if open_line:
        found.append(
            Warning(
                "What people wrote travels to Elasticsearch unencrypted.",
                hint="https://, with ELASTICSEARCH_CA where the certificate is your own.",
                id="portal_search.W001",
            )
        )
    if not secret:
        found.append(Warning("Elasticsearch asks nobody who they are.", id="portal_search.W002"))
    if not settings.ELASTICSEARCH_VERIFY:
        found.append(Warning("The certificate of Elasticsearch is not looked at.", id="portal_search.W003"))
    return found


def has_host(address) -> bool:
    try:
        return bool(address.hostname) and (address.port is None or address.port > 0)
    except ValueError:
        return False
