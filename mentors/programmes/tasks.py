from portal.common.scheduler import every

from .models import Programme
from .services import open_programme_spaces


@every(days=1)
def keep_spaces_in_step():
    """Cohorts end by the clock: their people leave the space of those who take part and come into that of the alumni."""
    for programme in Programme.objects.all():
        open_programme_spaces(programme=programme)
