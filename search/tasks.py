from portal.common.scheduler import every

from .checking import differences, mend
from .engines import database
from .sources import kinds


@every(days=1)
def put_the_search_right() -> None:
    """What changed past our services (a topic renamed, an organisation's name) is found by its new words at the latest here."""
    for kind in kinds():
        mend(kind, differences(kind))
    database().scrub()
