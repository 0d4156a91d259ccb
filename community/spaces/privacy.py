from django.utils.translation import gettext_lazy as _

from portal.common.privacy import holds_nothing_personal, register, rows_of

from .models import Membership, Space
from .services import leave_space


def leave_all_spaces(member):
    # One by one: each room of a space hears that she leaves.
    for membership in Membership.objects.of(member).select_related("space"):
        leave_space(space=membership.space, by=member)


register(
    Membership,
    purpose=_("Which spaces you belong to, so that you can write there, and your yes to their house rules."),
    kept=_("Until you leave the space or the portal."),
    export=rows_of(Membership),
    erase=leave_all_spaces,
)
holds_nothing_personal(Space, because="it describes a group; who belongs to it is told by the memberships")
