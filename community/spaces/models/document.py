from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record

from ..querysets import SpaceDocumentQuerySet
from .space import Space


class SpaceDocument(Record):
    """A file that the members of a space share. Goes when it is removed, and with the member who gave it."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="documents")
    file = models.OneToOneField(
        "common.StoredFile", on_delete=models.CASCADE, related_name="+", verbose_name=_("file")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="space_documents"
    )
    title = models.CharField(_("title"), max_length=120)
    about = models.CharField(_("what is in it"), max_length=300, blank=True)
    language = models.CharField(
        _("language of the document"), max_length=2, choices=settings.LANGUAGES, blank=True
    )

    objects = SpaceDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("document of a space")
        verbose_name_plural = _("documents of a space")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('spaces:document_list', args=[self.space.slug])}#document-{self.pk}"
