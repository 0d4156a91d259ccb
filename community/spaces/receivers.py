"""What goes is no longer found."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from search.services import remove

from .models import Space


@receiver(post_delete, sender=Space, dispatch_uid="spaces.space_is_gone")
def space_is_gone(sender, *, instance, **kwargs):
    remove(kind="space", object_id=instance.pk)
