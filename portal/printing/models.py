from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.record import Record

from .querysets import PrintedFileQuerySet


class PrintedFile(Record):
    """One document in one language and form, as it was made once. Its fingerprint is that of all it prints: whoever
    asks with the fingerprint of today never gets the file of yesterday. Kept until a newer one is a day old."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "DOCX"

    # What is printed: "page:12", "sheet:good-practice".
    key = models.CharField(max_length=80)
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=4, choices=Kind)
    fingerprint = models.CharField(max_length=64)
    # Empty: it could not be made, and nobody tries again before tomorrow.
    disk_name = models.CharField(max_length=80, blank=True, editable=False)
    size = models.PositiveIntegerField(default=0)

    objects = models.Manager.from_queryset(PrintedFileQuerySet)()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "language", "kind", "fingerprint"], name="printed_once_a_fingerprint"
            )
        ]
        verbose_name = _("printed file")
        verbose_name_plural = _("printed files")

    def __str__(self) -> str:
        return f"{self.key} · {self.language} · {self.kind}"

    @property
    def is_ready(self) -> bool:
        return bool(self.disk_name)
