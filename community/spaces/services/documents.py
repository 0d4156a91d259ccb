from django.db import transaction

from portal.accounts.models import Member
from portal.common.files.services import delete_file, store_upload

from ..files import DOCUMENT
from ..models import Space, SpaceDocument


@transaction.atomic
def add_document(
    *, space: Space, by: Member, upload, title: str, about: str = "", language: str = ""
) -> SpaceDocument:
    """Share a file with the members of a space. Raises UploadRefused."""
    stored = store_upload(upload, purpose=DOCUMENT, owner_id=by.pk)
    return SpaceDocument.objects.create(
        space=space, file=stored, author=by, title=title or stored.name, about=about, language=language
    )


@transaction.atomic
def change_document(*, document: SpaceDocument, title: str, about: str, language: str) -> SpaceDocument:
    document.title, document.about, document.language = title, about, language
    document.save(update_fields=["title", "about", "language", "updated_at"])
    return document


@transaction.atomic
def remove_document(*, document: SpaceDocument) -> None:
    """The row and the bytes."""
    file = document.file
    document.delete()
    delete_file(file=file)
