"""What happened to a member, for floors above to hear."""

from django.dispatch import Signal

# member=: her name, or how much of it is shown, is another now.
member_renamed = Signal()
