"""What members of a space may share: papers and pictures, read by its members alone."""

from portal.common.files.kinds import DOCUMENTS, PICTURES
from portal.common.files.purposes import FilePurpose, register

from .rules import may_read_document

DOCUMENT = register(
    FilePurpose("space_document", kinds=DOCUMENTS + PICTURES, may_read=may_read_document, max_edge=2400)
)
