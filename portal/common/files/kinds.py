"""The kinds of file we take: what they are called, how big they may be, and how to tell them by their content."""

from dataclasses import dataclass

import filetype

MB = 1024 * 1024


@dataclass(frozen=True)
class Kind:
    """One kind of file. `extensions[0]` is the one it gets from us; `mime` is how it is served."""

    key: str
    label: str
    extensions: tuple[str, ...]
    mime: str
    max_bytes: int
    is_picture: bool = False


KINDS = {
    kind.key: kind
    for kind in (
        Kind("pdf", "PDF", ("pdf",), "application/pdf", 10 * MB),
        Kind(
            "docx",
            "DOCX",
            ("docx",),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            10 * MB,
        ),
        Kind("odt", "ODT", ("odt",), "application/vnd.oasis.opendocument.text", 10 * MB),
        Kind("jpeg", "JPEG", ("jpg", "jpeg", "jpe"), "image/jpeg", 8 * MB, is_picture=True),
        Kind("png", "PNG", ("png",), "image/png", 8 * MB, is_picture=True),
        # Made by the portal alone: nobody can hand one in, because no purpose that takes uploads names it.
        Kind("zip", "ZIP", ("zip",), "application/zip", 500 * MB),
        Kind("webp", "WebP", ("webp",), "image/webp", 8 * MB, is_picture=True),
    )
}
DOCUMENTS = ("pdf", "docx", "odt")
PICTURES = ("jpeg", "png", "webp")

# Both are ZIP archives; which of the two it is, is read from what lies inside.
_ARCHIVES = ("docx", "odt")


def kinds_by_content(head: bytes) -> tuple[str, ...]:
    """The kinds a file that begins like this can be; () when it is none of ours. `head`: the first 8 kB."""
    if head.startswith(b"%PDF-"):
        return ("pdf",)
    if head.startswith(b"PK\x03\x04"):
        return _ARCHIVES
    mime = filetype.guess_mime(head)
    return tuple(key for key in PICTURES if KINDS[key].mime == mime)


def kind_by_extension(name: str) -> str | None:
    """The kind that a file of this name says it is."""
    extension = name.rpartition(".")[2].strip().lower() if "." in name else ""
    return next((key for key, kind in KINDS.items() if extension in kind.extensions), None)
