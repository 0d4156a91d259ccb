"""Is this a PDF that only wants to be read? Plain values in, Refused out; runs inside the inspection."""

import logging
import zipfile
import zlib
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, StreamObject

from .inspection import Refused

MOST_PAGES = 100
MOST_UNPACKED = 50 * 1024 * 1024
# Keys and actions (ISO 32000, 12.6 and 7.11) that run something, send something or carry another file.
PROGRAM_KEYS = {"/JS", "/JavaScript", "/XFA", "/RichMedia"}
PROGRAM_ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute"}
OUTSIDE_ACTIONS = {"/GoToR", "/GoToE"}
FILE_KEYS = {"/EmbeddedFiles", "/EF", "/AF"}
FILE_TYPES = {"/EmbeddedFile"}
PLAYING_ANNOTATIONS = {"/RichMedia", "/Screen", "/Movie", "/3D", "/FileAttachment"}

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def inspect_pdf(path: Path) -> None:
    """Raise Refused: damaged, locked, more than 100 pages, > 50 MB unpacked, programs or files inside."""
    if zipfile.is_zipfile(path):
        raise Refused("nested")
    with path.open("rb") as file:
        _look_at_the_end(file)
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            raise Refused("locked")
        if reader.get_num_pages() > MOST_PAGES:
            raise Refused("pages")
        if reader.get_num_pages() < 1:
            raise Refused("damaged")
        # Each page once, so that a missing one is found; then every object, reachable or not.
        for page in reader.pages:
            _ = page.mediabox
        unpacked = 0
        for thing in _objects(reader):
            unpacked += _look_at(thing, MOST_UNPACKED - unpacked)
        _look_at(reader.trailer, MOST_UNPACKED)


def _look_at_the_end(file) -> None:
    """A PDF ends by saying so; one that was cut off does not."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 2048))
    if b"%%EOF" not in file.read():
        raise Refused("damaged")
    file.seek(0)


def _objects(reader: PdfReader):
    for generation, entries in reader.xref.items():
        free = reader.xref_free_entry.get(generation, {})
        for number in entries:
            if number and not free.get(number):
                yield reader.get_object(_reference(number, generation, reader))
    for number in reader.xref_objStm:
        yield reader.get_object(_reference(number, 0, reader))


def _reference(number: int, generation: int, reader: PdfReader):
    return IndirectObject(number, generation, reader)


def _look_at(thing, room: int) -> int:
    """Refuse what runs or carries; returns the unpacked size of a stream, at most `room`, or refuses."""
    unpacked = _unpacked_size(thing, room) if isinstance(thing, StreamObject) else 0
    waiting = [thing]
    while waiting:
        here = waiting.pop()
        if isinstance(here, DictionaryObject):
            _refuse_by_key(here)
            waiting += [here.raw_get(key) for key in here]
        elif isinstance(here, ArrayObject):
            # Not by iterating: that would follow references, and those are looked at by themselves.
            waiting += list.__iter__(here)
    return unpacked


def _refuse_by_key(here: DictionaryObject) -> None:
    keys = {key for key in here if not isinstance(here.raw_get(key), NullObject)}
    action = _name(here, "/S")
    if keys & PROGRAM_KEYS or action in PROGRAM_ACTIONS:
        raise Refused("program")
    if action in OUTSIDE_ACTIONS or ("/F" in keys and isinstance(here, StreamObject)):
        raise Refused("outside")
    if keys & FILE_KEYS or _name(here, "/Type") in FILE_TYPES:
        raise Refused("nested")
    if _name(here, "/Subtype") in PLAYING_ANNOTATIONS:
        raise Refused("program")


def _name(here: DictionaryObject, key: str) -> str | None:
    """The value when it is a name, wherever it is kept: it may stand behind a reference."""
    value = here.get(key, NullObject()).get_object()
    return str(value) if isinstance(value, NameObject) else None


def _unpacked_size(stream: StreamObject, room: int) -> int:
    raw = stream._data if isinstance(stream._data, bytes) else b""
    filters = stream.get("/Filter")
    first = filters[0] if isinstance(filters, ArrayObject) and filters else filters
    if first not in ("/FlateDecode", "/Fl"):
        return len(raw)
    size = 0
    unpacker = zlib.decompressobj()
    waiting = raw
    try:
        while waiting:
            size += len(unpacker.decompress(waiting, 1024 * 1024))
            waiting = unpacker.unconsumed_tail
            if size > room:
                raise Refused("unpacked")
    except zlib.error:
        # Readers show what they could unpack; so many programs write a few bytes too many.
        return size
    return size
