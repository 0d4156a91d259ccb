"""Everything that is held about a member, packed for herself alone."""

from portal.common.files.purposes import FilePurpose, register


def may_read_takeaway(member, file) -> bool:
    return member.is_authenticated and member.pk == file.owner_id


TAKEAWAY = register(FilePurpose("takeaway", kinds=("zip",), may_read=may_read_takeaway, kept_days=7))
