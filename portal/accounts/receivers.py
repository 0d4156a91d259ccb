"""The back office's log says that something was done with a member's things, and repeats none of her words."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import ModelLogEntry

from portal.common import privacy


@receiver(pre_save, sender=ModelLogEntry, dispatch_uid="accounts.log_names_nobody")
def log_names_nobody(sender, *, instance, **kwargs):
    """The log outlives what it speaks of: of whatever is personal it keeps the kind and the key."""
    model = instance.content_type.model_class() if instance.content_type else None
    if model in privacy.personal_models():
        instance.label = str(model._meta.verbose_name)
        instance.data = {}
