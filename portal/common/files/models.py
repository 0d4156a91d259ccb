import uuid
from datetime import datetime

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..record import Record
from . import purposes
from .kinds import KINDS
from .tickets import write_ticket


def disk_name() -> str:
    """Random, in one of 256 folders; says nothing about what it is or whose."""
    name = uuid.uuid4().hex
    return f"{name[:2]}/{name}"


class StoredFile(Record):
    """A private file somebody gave us. Kept as long as the thing it belongs to; goes with it or with its owner."""

    # What it is for: the key of a registered FilePurpose, which says who may read it.
    purpose = models.CharField(max_length=40, db_index=True)
    # The member who gave it. An id and no key: the ground floor knows nobody.
    owner_id = models.UUIDField(db_index=True)
    about_type = models.ForeignKey(ContentType, on_delete=models.SET_NULL, null=True, blank=True)
    about_id = models.CharField(max_length=64, blank=True)
    about = GenericForeignKey("about_type", "about_id")

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    disk_name = models.CharField(max_length=64, unique=True, default=disk_name, editable=False)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["about_type", "about_id"], name="files_about")]
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return KINDS[self.kind].is_picture

    @property
    def content_type(self) -> str:
        """The MIME type, from the content and not from what the sender said."""
        return KINDS[self.kind].mime

    @property
    def square_disk_name(self) -> str:
        return f"{self.disk_name}-square"

    def url_for(self, member, *, at: datetime | None = None) -> str:
        """The address for this reader (Member or AnonymousUser), good for ten minutes. Asks no database."""
        return self._address("files:file", member, at)

    def square_url_for(self, member, *, at: datetime | None = None) -> str:
        """The same for the square that is cut from a picture."""
        return self._address("files:square", member, at)

    def _address(self, view: str, member, at: datetime | None) -> str:
        address = reverse(view, kwargs={"pk": self.pk})
        purpose = purposes.find(self.purpose)
        if purpose and purpose.public and not member.is_authenticated:
            return address
        return f"{address}?until={write_ticket(self.pk, member, at=at)}"
