"""Everything that the portal keeps, read without asking its models: every column of every table, every file."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.conf import settings
from django.db import connection
from pypdf import PdfReader


def cells() -> Iterator[tuple[str, str]]:
    """(table.column, text) of all that the database holds, its full-text indexes included."""
    with connection.cursor() as cursor:
        tables = [each.name for each in connection.introspection.get_table_list(cursor) if each.type == "t"]
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    yield f"{table}.{name}", as_text(value)


def files() -> Iterator[tuple[str, str]]:
    """(path, content) of what lies on the disk, private and public."""
    for folder in (settings.PRIVATE_ROOT, settings.MEDIA_ROOT):
        for path in Path(folder).rglob("*"):
            if path.is_file():
                yield str(path.relative_to(Path(folder).parent)), unpacked(path.read_bytes())


def unpacked(content: bytes) -> str:
    """What a file says; words in a PDF or in an office file are packed."""
    said = content.decode("latin-1")
    if content.startswith(b"%PDF"):
        said += "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            said += "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return said


def as_text(value) -> str:
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).decode("latin-1")
    return str(value)


def places_of(word: str) -> list[str]:
    """Where a word is kept, in whatever capitals, each place once.

    A full-text index writes only what differs from the word before: ask for the end of a word that has no like.
    """
    everywhere = (*cells(), *files())
    return sorted({place for place, text in everywhere if word in text.lower()})
