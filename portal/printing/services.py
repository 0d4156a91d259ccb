import hashlib
import json
import logging
import uuid
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import translation

from portal.common.clock import now
from portal.common.files.storage import private_storage

from . import docx, pdf, pictures
from .document import Document, as_data
from .models import PrintedFile

logger = logging.getLogger(__name__)

RENDERERS = {PrintedFile.Kind.PDF: pdf.render_pdf, PrintedFile.Kind.DOCX: docx.render_docx}
# Raised whenever a template changes what the same document looks like.
LOOK = 1
OLD_FILES_KEPT_FOR = timedelta(days=1)


class NotMade(Exception):
    """The file could not be made; the log says which, and nothing of what stands in it."""


def fingerprint_of(document: Document) -> str:
    """Of everything that is printed: text, frame, names of pictures, look."""
    said = json.dumps([LOOK, as_data(document)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()


def find_file(*, document: Document, key: str, kind: str) -> PrintedFile | None:
    """The file of exactly this document, ready or failed; nothing when it is yet to be made."""
    return PrintedFile.objects.filter(
        key=key, language=document.language, kind=kind, fingerprint=fingerprint_of(document)
    ).first()


def draw(*, document: Document, key: str, kind: str) -> bytes:
    """The bytes of a document, kept nowhere; empty when it could not be made, and the log says so."""
    try:
        return RENDERERS[PrintedFile.Kind(kind)](document, pictures.fetch(document.pictures())) or _nothing()
    except Exception as error:
        # The name of the failure alone: its words may quote the text of a page that is not for everybody.
        logger.error(
            "file_not_made",
            extra={"key": key, "kind": kind, "language": document.language, "failure": type(error).__name__},
        )
        return b""


def _nothing() -> bytes:
    raise NotMade("empty")


def make_file(*, document: Document, key: str, kind: str) -> PrintedFile:
    """The file of this document, made if it is not there yet or gone from the disk; asked twice, it is made once."""
    found = find_file(document=document, key=key, kind=kind)
    if found and found.is_ready and not private_storage.exists(found.disk_name):
        logger.error("printed_file_is_missing", extra={"file": str(found.pk)})
        found.delete()
        found = None
    return found or _record(document, key, kind, content=draw(document=document, key=key, kind=kind))


def _record(document: Document, key: str, kind: str, *, content: bytes) -> PrintedFile:
    name = private_storage.save(f"printed/{uuid.uuid4().hex}", ContentFile(content)) if content else ""
    try:
        with transaction.atomic():
            return PrintedFile.objects.create(
                key=key,
                language=document.language,
                kind=kind,
                fingerprint=fingerprint_of(document),
                disk_name=name,
                size=len(content),
            )
    except IntegrityError:
        # Another worker was faster with the same document.
        if name:
            private_storage.delete(name)
        return find_file(document=document, key=key, kind=kind)


def read_file(*, file: PrintedFile) -> bytes | None:
    """Its bytes; nothing when they are gone from the disk, and then a job makes them anew."""
    try:
        with private_storage.open(file.disk_name) as content:
            return content.read()
    except FileNotFoundError:
        return None


def page_document(page) -> Document:
    """What a printable page prints, in its own language."""
    with translation.override(page.language):
        return page.document()


def print_later(*, page_id: int, kind: str) -> None:
    """Make the file of a page as soon as what changed is committed."""
    from .tasks import print_page

    transaction.on_commit(lambda: print_page.enqueue(page_id, kind))


def print_anew(*, page) -> None:
    """After a publish: everything this page is printed in."""
    for page_id, kinds in page.printed_in():
        for kind in kinds:
            print_later(page_id=page_id, kind=kind)


def forget_old_files(*, at: datetime | None = None) -> int:
    """Let go what a newer file replaced a day ago, and failures, so that they are tried again."""
    before = (at or now()) - OLD_FILES_KEPT_FOR
    # A set of keys first: SQLite does not like to delete from what it is reading.
    old = set(PrintedFile.objects.superseded().made_before(before)) | set(
        PrintedFile.objects.failed().made_before(before)
    )
    for file in old:
        forget_file(file=file)
    return len(old)


@transaction.atomic
def forget_file(*, file: PrintedFile) -> None:
    name = file.disk_name
    file.delete()
    if name:
        transaction.on_commit(lambda: private_storage.delete(name))
