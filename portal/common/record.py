import uuid

from django.db import models


class Record(models.Model):
    """What every row of ours is: an address that cannot be guessed or counted, and two moments (UTC)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
