import logging

from django.conf import settings
from django_tasks import task

from portal.common.scheduler import every

from . import pending
from .checking import differences, mend
from .engines import database
from .engines.breaker import Breaker
from .models import Pending
from .sources import kinds

logger = logging.getLogger(__name__)
# Writing waits longer than a question; the other tasks must not wait with it again and again.
writing = Breaker(failures=1, pause=30.0)


@every(days=1)
def put_the_search_right() -> None:
    """What changed past our services (a topic renamed, an organisation's name) is found by its new words at the latest here."""
    for kind in kinds():
        mend(kind, differences(kind))
    database().scrub()
    if settings.ELASTICSEARCH_URL:
        from .engines.elastic import building

        found = building.compare()
        if found is None:
            building.build()
        else:
            building.mend(found)
        building.scrub()


@task()
def deliver() -> None:
    """Tell Elasticsearch what has changed. What it does not take now waits for the next round."""
    if not settings.ELASTICSEARCH_URL or not writing.enter(patience=0):
        return
    from .engines.elastic import delivery

    well = False
    try:
        delivery.deliver()
        well = True
    except Exception as error:
        # Its class alone: what a server answers may repeat the words it was sent.
        logger.warning("search_delivery_failed", extra={"failure": type(error).__name__})
    finally:
        writing.leave(well=well)


@every(minutes=1)
def catch_up() -> None:
    """What no task delivered; and where no Elasticsearch is configured, that an index of old days no longer follows."""
    if not settings.ELASTICSEARCH_URL:
        pending.note_everything()
    elif Pending.objects.exclude(kind="").filter(refused="").exists():
        deliver.call()
