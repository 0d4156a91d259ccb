"""What rooms above listen to. Sent inside the transaction: a room that fails undoes the whole act."""

from django.dispatch import Signal

# membership: the row just written, or the one about to go.
member_joined = Signal()
member_left = Signal()
