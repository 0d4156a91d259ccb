import hashlib
import uuid

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction

from . import purposes
from .checks import CheckedUpload, check_upload
from .models import StoredFile
from .purposes import FilePurpose
from .storage import private_storage


def store_upload(
    upload: UploadedFile | CheckedUpload,
    *,
    purpose: FilePurpose | str,
    owner_id: uuid.UUID,
    about: models.Model | None = None,
) -> StoredFile:
    """Keep a file for a purpose; what a form has not checked yet is checked here. Raises UploadRefused."""
    purpose = purposes.get(purpose) if isinstance(purpose, str) else purpose
    checked = upload
    if not (isinstance(upload, CheckedUpload) and upload.purpose == purpose):
        if isinstance(upload, CheckedUpload):
            raise ValueError(f"Checked for {upload.purpose.key}, to be stored for {purpose.key}.")
        checked = check_upload(upload, purpose)
    return _store(checked, owner_id=owner_id, about=about)


@transaction.atomic
def _store(checked: CheckedUpload, *, owner_id: uuid.UUID, about: models.Model | None) -> StoredFile:
    stored = StoredFile(
        purpose=checked.purpose.key,
        owner_id=owner_id,
        name=checked.name,
        kind=checked.kind,
        size=checked.size,
        sha256=checked.sha256,
    )
    if about is not None:
        stored.about = about
    stored.save()
    _write(checked.path, stored.disk_name)
    if checked.square:
        _write(checked.square, stored.square_disk_name)
    return stored


@transaction.atomic
def keep_our_own(path, *, name: str, kind: str, purpose: FilePurpose, owner_id: uuid.UUID) -> StoredFile:
    """Keep a file that the portal itself has made for a member; nothing in it has to be checked."""
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    stored = StoredFile.objects.create(
        purpose=purpose.key, owner_id=owner_id, name=name, kind=kind, size=path.stat().st_size, sha256=digest
    )
    _write(path, stored.disk_name)
    return stored


def _write(path, name: str) -> None:
    with path.open("rb") as content:
        private_storage.save(name, File(content))


@transaction.atomic
def delete_file(*, file: StoredFile) -> None:
    """Let a file go: the row now, the bytes when that is certain."""
    names = [file.disk_name, file.square_disk_name]
    file.delete()
    transaction.on_commit(lambda: [private_storage.delete(name) for name in names])
