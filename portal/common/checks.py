"""What `manage.py check` refuses about the machinery."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.caches)
def several_processes_share_a_cache(app_configs, **kwargs) -> list:
    """Limits, kept pages and live rooms in memory are those of one process: with several, five tries become fifteen."""
    if settings.WEB_CONCURRENCY > 1 and not settings.REDIS_URL:
        return [
            Error(
                f"WEB_CONCURRENCY={settings.WEB_CONCURRENCY}, but each process would have a cache of its own.",
                hint="Set REDIS_URL, or run one process.",
                id="portal.E001",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def mail_can_leave(app_configs, **kwargs) -> list:
    if settings.OUTBOX_DELIVERY_BACKEND.endswith("dummy.EmailBackend"):
        return [Warning("No mail leaves this portal.", hint="Set EMAIL_URL.", id="portal.W001")]
    return []
