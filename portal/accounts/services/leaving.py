"""How a member leaves, and what goes with her."""

from django.db import transaction

from portal.common import privacy

from ..models import Member


@transaction.atomic
def erase_member(*, member: Member) -> None:
    """Erase whatever the portal holds about her, as each app declares it; what others need stays without her name."""
    privacy.erase(member)
