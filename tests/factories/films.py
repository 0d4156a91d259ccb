"""Films, as small as they can be and still be films."""

import struct

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.pages.models import Film

CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:04.000\nWillkommen.\n"
WEBM = b"\x1a\x45\xdf\xa3" + b"\x42\x82\x84webm" + bytes(64)


def _part(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


MP4 = _part(b"ftyp", b"isom" + bytes(4) + b"isommp42") + _part(b"moov", bytes(16)) + _part(b"mdat", bytes(64))


def upload(content: bytes = MP4, name: str = "film.mp4") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def make_film(*, captions=("de",), **fields) -> Film:
    """A film of the library; the folder of files is the test's own."""
    files = {f"captions_{code}": ContentFile(CAPTIONS, name="captions.vtt") for code in captions}
    fields.setdefault("title", "Ankommen")
    return Film.objects.create(file=ContentFile(MP4, name="film.mp4"), **files, **fields)
