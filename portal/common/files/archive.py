"""Is this a text document (DOCX, ODT) that only wants to be read? Runs inside the inspection.

Both are ZIP archives of XML. Each part is really unpacked and counted; what the directory says is not believed.
"""

import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from .inspection import Refused

MOST_UNPACKED = 50 * 1024 * 1024
MOST_ENTRIES = 200
PIECE = 64 * 1024

ARCHIVE_HEADS = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
)
# Compound files carry OLE objects and old Office documents; MZ and ELF are programs.
OBJECT_HEADS = (b"\xd0\xcf\x11\xe0",)
PROGRAM_HEADS = (b"MZ", b"\x7fELF")
PROGRAM_PARTS = re.compile(r"(?i)(^|/)(vbaProject\.bin|vbaData\.xml|activeX/.*|basic/.+|scripts/.+)$")

# Relations of a DOCX (ECMA-376) by the last word of their type.
RELATIONS_OUTSIDE = {"hyperlink"}
RELATIONS_NEVER = {
    "vbaProject": "program",
    "wordVbaData": "program",
    "control": "program",
    "attachedToolbars": "program",
    "keyMapCustomizations": "program",
    "oleObject": "nested",
    "package": "nested",
    "aFChunk": "nested",
    "subDocument": "outside",
}
LINK_SCHEMES = ("http:", "https:", "mailto:", "tel:", "#")
# Fields that fetch, and the old way to start a program from a text.
FETCHING_FIELDS = re.compile(r"(?i)\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|RD)\b")

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
XLINK = "http://www.w3.org/1999/xlink"
WORD = "wordprocessingml"


def inspect_archive(path: Path, kind: str) -> None:
    """Raise Refused: damaged, too many or too big parts, another file, a program, something from outside."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise Refused("entries")
            _look_at_the_list(entries)
            readers = _readers(kind)
            _unpack(archive, entries, readers)
            _look_at_the_whole(archive, kind)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        expat.ExpatError,
    ) as error:
        raise Refused("damaged") from error


def _look_at_the_list(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.orig_filename for entry in entries]
    if len(set(names)) != len(names):
        raise Refused("damaged")
    for entry, name in zip(entries, names, strict=True):
        if name.startswith("/") or "\\" in name or ":" in name or "\x00" in name or ".." in name.split("/"):
            raise Refused("damaged")
        if entry.flag_bits & 0x1:
            raise Refused("locked")
        if PROGRAM_PARTS.search(name):
            raise Refused("program")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Refused("unpacked")


def _unpack(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], readers: dict) -> None:
    room = MOST_UNPACKED
    for entry in entries:
        with archive.open(entry) as part:
            head = part.read(16)
            _look_at_the_head(head, entry.filename)
            parser = _parser(entry.filename, head, readers)
            piece = head
            while piece:
                room -= len(piece)
                if room < 0:
                    raise Refused("unpacked")
                if parser:
                    parser.Parse(piece, False)
                piece = part.read(PIECE)
            if parser:
                parser.Parse(b"", True)


def _look_at_the_head(head: bytes, name: str) -> None:
    if head.startswith(ARCHIVE_HEADS) or name.lower().endswith((".zip", ".docx", ".xlsx", ".pptx", ".odt")):
        raise Refused("nested")
    if head.startswith(OBJECT_HEADS):
        raise Refused("nested")
    if head.startswith(PROGRAM_HEADS):
        raise Refused("program")


def _parser(name: str, head: bytes, readers: dict):
    """An XML parser for the parts that are XML: it refuses entities, and shows each element to the reader."""
    if not name.lower().endswith((".xml", ".rels", ".rdf", ".xhtml", ".vml", ".svg")) or not head:
        return None
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    for pattern, prepare in readers.items():
        if re.search(pattern, name):
            prepare(parser)
    return parser


def _refuse_doctype(*_arguments) -> None:
    # No honest text document declares entities; they are how an XML bomb is built.
    raise Refused("unpacked")


def _readers(kind: str) -> dict:
    if kind == "docx":
        return {
            r"\.rels$": _read_relations,
            r"^\[Content_Types\]\.xml$": _read_content_types,
            r"^word/.*\.xml$": _read_fields,
        }
    return {
        r"(^|/)(content|styles)\.xml$": _read_links,
        r"^META-INF/manifest\.xml$": _read_manifest,
    }


def _read_relations(parser) -> None:
    def start(_name, attributes):
        word = attributes.get("Type", "").rsplit("/", 1)[-1]
        if word in RELATIONS_NEVER:
            raise Refused(RELATIONS_NEVER[word])
        if attributes.get("TargetMode") == "External":
            target = attributes.get("Target", "").strip().lower()
            if word not in RELATIONS_OUTSIDE or not _is_a_link(target):
                raise Refused("outside")

    parser.StartElementHandler = start


def _is_a_link(target: str) -> bool:
    return target.startswith(LINK_SCHEMES) or not (":" in target or target.startswith(("\\", "/")))


def _read_content_types(parser) -> None:
    def start(_name, attributes):
        if "macroenabled" in attributes.get("ContentType", "").lower():
            raise Refused("program")

    parser.StartElementHandler = start


def _read_fields(parser) -> None:
    """Field codes may be cut into pieces; put together they are read as Word reads them."""
    code: list[str] = []
    inside = False

    def check():
        if FETCHING_FIELDS.search("".join(code)):
            raise Refused("outside")

    def start(name, attributes):
        nonlocal inside
        namespace, _blank, tag = name.rpartition(" ")
        inside = tag == "instrText" and WORD in namespace
        if tag == "fldSimple":
            code.append(next((value for key, value in attributes.items() if key.endswith("instr")), ""))
            check()

    def end(name):
        nonlocal inside
        if inside:
            inside = False
            check()
        if name.endswith(" p"):
            code.clear()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda data: code.append(data) if inside else None


def _read_links(parser) -> None:
    """In an ODT only links that a person clicks on may lead outside; what loads by itself may not."""
    clickable = {f"{OFFICE}text:1.0 a", f"{OFFICE}drawing:1.0 a"}

    def start(name, attributes):
        namespace, _blank, tag = name.rpartition(" ")
        if namespace == f"{OFFICE}script:1.0" or tag in {
            "script",
            "event-listener",
            "macro",
            "applet",
            "plugin",
        }:
            raise Refused("program")
        if tag.startswith("dde-"):
            raise Refused("outside")
        target = attributes.get(f"{XLINK} href", "").strip().lower()
        if name in clickable:
            if not _is_a_link(target):
                raise Refused("outside")
        elif ":" in target or target.startswith(("/", "\\", "..")):
            raise Refused("outside")

    parser.StartElementHandler = start


def _read_manifest(parser) -> None:
    def start(name, _attributes):
        if name.endswith(" encryption-data"):
            raise Refused("locked")

    parser.StartElementHandler = start


def _look_at_the_whole(archive: zipfile.ZipFile, kind: str) -> None:
    names = set(archive.namelist())
    if kind == "docx":
        good = {"[Content_Types].xml", "_rels/.rels", "word/document.xml"} <= names
    else:
        good = {"mimetype", "content.xml", "META-INF/manifest.xml"} <= names and archive.read(
            "mimetype"
        ).strip() == b"application/vnd.oasis.opendocument.text"
    if not good:
        raise Refused("damaged")
