"""What is kept for a time goes when its time is over: once a night, as each app's `privacy.py` declares it.

Rows go in batches, each a transaction of its own. A night that is cut short goes on where it stopped, because whatever
is left is found again; run twice it changes nothing. One declaration that fails stops none of the others.
"""

import logging
from datetime import datetime

from django.db import transaction

from .clock import now
from .privacy import Declaration, declarations

logger = logging.getLogger(__name__)

BATCH = 500


class NotLetGo(Exception):
    """Something whose time is over is still there; the log says of which kind."""


def keep_terms(*, at: datetime | None = None) -> dict[str, int]:
    """Let everything go whose time is over; how many rows of which model. Raises `NotLetGo` when all others are done."""
    moment, gone, failed = at or now(), {}, []
    for declaration in declarations():
        if declaration.over is None:
            continue
        name = declaration.model._meta.label
        try:
            gone[name] = _let_go(declaration, moment)
        except Exception as error:
            # The name of the failure alone: its words may quote what is private.
            logger.error("term_not_kept", extra={"model": name, "failure": type(error).__name__})
            failed.append(name)
    if failed:
        raise NotLetGo(", ".join(failed))
    return {name: count for name, count in gone.items() if count}


def _let_go(declaration: Declaration, moment: datetime) -> int:
    over, count = declaration.over(moment).order_by("pk"), 0
    while keys := list(over.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # Asked again inside: what was touched in the meantime stays.
            rows = declaration.over(moment).filter(pk__in=keys)
            if declaration.let_go is None:
                rows.delete()
            else:
                for row in rows:
                    declaration.let_go(row)
        if declaration.over(moment).filter(pk__in=keys).exists():
            raise NotLetGo(declaration.model._meta.label)
        count += len(keys)
    return count
