"""Who begins or ceases to coordinate comes and goes in the spaces of her organisation's programmes."""

from django.dispatch import receiver

from portal.accounts.events import role_changed
from portal.accounts.models import Grant
from portal.accounts.rules import is_coordinator_of

from .models import Programme
from .services import release_coordinator, settle_spaces


@receiver(role_changed, dispatch_uid="programmes.coordinator_came_or_went")
def coordinator_came_or_went(sender, *, member, role, organisation, **kwargs):
    if role != Grant.Role.COORDINATOR or organisation is None:
        return
    for programme in Programme.objects.filter(organisation=organisation, spaces__isnull=False).distinct():
        act = settle_spaces if is_coordinator_of(member, organisation) else release_coordinator
        act(programme=programme, member=member)
