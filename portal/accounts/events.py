"""What happens here and is heard on higher floors. Sent inside the transaction: a failing listener undoes the act."""

from django.dispatch import Signal

# A member changed what she is called. Argument: member.
member_renamed = Signal()

# A member took a yes back. Arguments: member, kind (Consent.Kind), scope (an audience string, or None for all of it).
consent_withdrawn = Signal()

# A member wrote anew what she says of herself: stations, spoken languages. Argument: member.
member_described = Signal()

# A role was given or taken back. Arguments: member, role (Grant.Role), organisation (or None), scope.
role_changed = Signal()

# Everything that is held about a member is packed for her. Sent with `member`.
takeaway_ready = Signal()
