"""The files that belong to an application."""

from portal.accounts.models import Member
from portal.accounts.services import record_look
from portal.common.files.kinds import DOCUMENTS
from portal.common.files.purposes import FilePurpose, register

from .rules import may_read_file


def note_the_look(member, file) -> None:
    """Who opens a CV or letter of somebody else is written down, and the mentee sees it."""
    mentee = Member.objects.filter(pk=file.owner_id).first()
    if mentee is not None:
        record_look(by=member, subject=mentee, what=file.purpose, reason="application", about=file)


CV = register(FilePurpose("cv", kinds=DOCUMENTS, may_read=may_read_file, on_read=note_the_look))
LETTER = register(FilePurpose("letter", kinds=DOCUMENTS, may_read=may_read_file, on_read=note_the_look))
