from django_tasks import task

from .models import Member
from .services.takeaway import make_takeaway


@task()
def pack_takeaway(member_id: str) -> None:
    """Whoever left in the meantime takes nothing along."""
    if member := Member.objects.filter(pk=member_id, is_active=True).first():
        make_takeaway(member=member)
