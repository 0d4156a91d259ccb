"""How the portal is: for load balancers and for the person on call. No versions, no names, no addresses."""

from collections.abc import Callable
from datetime import timedelta

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from portal.common.clock import now

from .outbox.models import OutgoingMail
from .scheduler.models import WorkerPulse

OK, DEGRADED, DOWN = "ok", "degraded", "down"
PATIENCE_WITH_MAIL = timedelta(minutes=15)
PATIENCE_WITH_WORKER = timedelta(minutes=2)


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while pages can be served, even if something is degraded; 503 when there is no database."""
    parts = {name: _ask(question) for name, question in QUESTIONS.items()}
    status = OK if set(parts.values()) == {OK} else DEGRADED
    if parts["database"] != OK:
        status = DOWN
    response = JsonResponse({"status": status, "parts": parts}, status=503 if status == DOWN else 200)
    response["Cache-Control"] = "no-store"
    return response


def _ask(question: Callable[[], bool]) -> str:
    try:
        return OK if question() else DEGRADED
    except Exception:
        return DOWN


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _cache() -> bool:
    cache.set("health", "ok", 10)
    return cache.get("health") == "ok"


def _mail() -> bool:
    """Nothing waits long, and nothing needs a person."""
    late = OutgoingMail.objects.waiting().filter(created_at__lt=now() - PATIENCE_WITH_MAIL)
    return not late.exists() and not OutgoingMail.objects.in_trouble().exists()


def _worker() -> bool:
    return WorkerPulse.objects.filter(beat_at__gte=now() - PATIENCE_WITH_WORKER).exists()


QUESTIONS = {"database": _database, "cache": _cache, "mail": _mail, "worker": _worker}
