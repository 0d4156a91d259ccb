"""What happens here that a higher floor listens to. Sent inside the transaction: who fails to listen undoes it."""

from django.dispatch import Signal

# Two people were brought together. Argument: match (a Match).
match_made = Signal()
