from django.utils.translation import gettext_lazy as _

from portal.common.files.services import delete_file
from portal.common.privacy import delete_rows, holds_nothing_personal, register, row, rows_of

from .models import Departure, Invitation, JoinRequest, Membership, Space, SpaceDocument
from .models.joining import QUIET
from .services import leave_for_good
from .services.keeping import DEPARTURE_KEPT


def leave_all_spaces(member):
    # One by one: each room of a space hears that she leaves.
    for membership in Membership.objects.of(member).select_related("space", "member"):
        leave_for_good(membership=membership)


def export_invitations(member):
    """Those she wrote and those to her; who invited her is not hers to take along."""
    yield from rows_of(Invitation, "by")(member)
    to_her = Invitation.objects.filter(member=member) | Invitation.objects.filter(email__iexact=member.email)
    for invitation in to_her:
        yield row(invitation, without=["by"])


def erase_invitations(member):
    delete_rows(Invitation, "by")(member)
    delete_rows(Invitation)(member)
    Invitation.objects.filter(email__iexact=member.email).delete()


def erase_documents(member):
    # One by one: a bulk delete would leave the files on disk.
    for document in SpaceDocument.objects.filter(author=member).select_related("file"):
        file = document.file
        document.delete()
        delete_file(file=file)


register(
    Membership,
    purpose=_("Which spaces you belong to, so that you can write there, and your yes to their house rules."),
    kept=_("Until you leave the space or the portal."),
    export=rows_of(Membership),
    erase=leave_all_spaces,
)
register(
    JoinRequest,
    purpose=_("That you asked to join a space, so that its moderators can answer."),
    kept=_("Your sentence until the answer, the rest for 30 days after it."),
    export=rows_of(JoinRequest),
    erase=delete_rows(JoinRequest),
    over=lambda at: JoinRequest.objects.filter(answered_at__lte=at - QUIET),
)
register(
    Invitation,
    purpose=_("Who invited whom to a space, so that an invitation can be answered or withdrawn."),
    kept=_("14 days, or 30 days after the answer."),
    export=export_invitations,
    erase=erase_invitations,
    over=lambda at: (
        Invitation.objects.filter(answered_at__lte=at - QUIET)
        | Invitation.objects.filter(state=Invitation.State.OPEN, expires_at__lte=at)
    ),
)
register(
    Departure,
    purpose=_(
        "That you left a space of your programme or were asked to leave, so that nothing brings you back unasked."
    ),
    kept=_("One year."),
    export=rows_of(Departure),
    erase=delete_rows(Departure),
    over=lambda at: Departure.objects.filter(at__lte=at - DEPARTURE_KEPT),
)
register(
    SpaceDocument,
    purpose=_("The documents you share with the members of a space."),
    kept=_("Until you remove them or leave the portal."),
    export=rows_of(SpaceDocument, "author"),
    erase=erase_documents,
)
holds_nothing_personal(Space, because="it describes a group; who belongs to it is told by the memberships")
