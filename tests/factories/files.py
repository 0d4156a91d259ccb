"""Small honest files, made anew each time: what members really send."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter

OFFICE = "http://schemas.openxmlformats.org"
WORD = f"{OFFICE}/wordprocessingml/2006/main"
CONTENT_TYPES = (
    f'<Types xmlns="{OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
ODT_MIME = "application/vnd.oasis.opendocument.text"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def upload(name: str, content: bytes, content_type: str = "application/octet-stream") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)


def pdf(pages: int = 1, prepare=None) -> bytes:
    """`prepare(writer)` may add to it."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(width=595, height=842)
    if prepare:
        prepare(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def archive(parts: dict, *, stored: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def docx_parts(body: str = "<w:p><w:r><w:t>Hello</w:t></w:r></w:p>") -> dict:
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }


def docx(more: dict | None = None, **options) -> bytes:
    return archive({**docx_parts(**options), **(more or {})})


def relations(*entries: tuple[str, str, str]) -> str:
    """Of a DOCX part: (last word of the type, target, "External" or "Internal")."""
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/officeDocument/2006/relationships/{word}" '
        f'Target="{target}" TargetMode="{mode}"/>'
        for number, (word, target, mode) in enumerate(entries)
    )
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{listed}</Relationships>'


def odt_parts(body: str = "<text:p>Hello</text:p>") -> dict:
    spaces = " ".join(
        f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "draw", "script", "table")
    )
    return {
        "mimetype": ODT_MIME,
        "content.xml": f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0"/>',
    }


def odt(more: dict | None = None, **options) -> bytes:
    return archive({**odt_parts(**options), **(more or {})}, stored=("mimetype",))


def picture(kind: str = "JPEG", size: tuple[int, int] = (600, 400), mode: str = "RGB", **options) -> bytes:
    if kind == "WEBP":
        options.setdefault("method", 0)  # the quick way: 24 megapixels take seconds otherwise
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, kind, **options)
    return out.getvalue()


def picture_with_place(kind: str = "JPEG", size: tuple[int, int] = (600, 400)) -> bytes:
    """A photo that says where it was taken (Halmstein's market), by whom, and lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90°
    exif[0x013B] = "Olena Canary"
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 4.0, 12.5), 3: "E", 4: (8.0, 14.0, 27.0)})
    return picture(kind, size, exif=exif.tobytes())
