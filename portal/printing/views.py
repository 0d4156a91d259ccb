from urllib.parse import quote

from anyascii import anyascii
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.text import slugify

from . import services, wanted
from .document import Document
from .legible import clean
from .sheets import Sheet

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# How soon a waiting page looks again, in seconds.
LOOK_AGAIN = 3


def printed(request, page, kind: str) -> HttpResponse:
    """The file of a page, or the page that says it is being made."""
    document = services.page_document(page)
    file = services.find_file(document=document, key=page.printing_key, kind=kind)
    if file and not file.is_ready:
        return _tell(request, page, kind, "portal/printing/not_made.html", status=503)
    content = services.read_file(file=file) if file else None
    if content is None:
        wanted.ask((page.pk, document.language, kind))
        waiting = _tell(request, page, kind, "portal/printing/being_made.html", status=202)
        # A header and no element of the page: nobody is thrown back to the top while she reads.
        waiting["Refresh"] = waiting["Retry-After"] = str(LOOK_AGAIN)
        return waiting
    response = _hand_out(request, document, kind, content, name=page.file_name)
    response["Link"] = f'<{page.full_url}>; rel="canonical"'
    return response


def sheet(request, sheet: Sheet, *, kind: str, name: str = "") -> HttpResponse:
    """A form to fill in, in the language of the request. Drawn while she waits if no job has made it yet, a tenth of a second;
    kept by the job alone, for who reads writes nothing.

        return sheet(request, TEMPLATE, kind="docx")

    Who may have it is the caller's question.
    """
    document = sheet.document()
    file = services.find_file(document=document, key=sheet.key, kind=kind)
    content = services.read_file(file=file) if file and file.is_ready else None
    if content is None and (file is None or file.is_ready):
        wanted.ask((sheet.name, document.language, kind))
        content = services.draw(document=document, key=sheet.key, kind=kind)
    if not content:
        return render(request, "portal/printing/not_made.html", {"kind": kind.upper()}, status=503)
    return _hand_out(request, document, kind, content, name=name or document.title)


def _hand_out(request, document: Document, kind: str, content: bytes, *, name: str) -> HttpResponse:
    etag = quote_etag(services.fingerprint_of(document))
    response = HttpResponse(
        content,
        content_type=TYPES[kind],
        headers={
            "Content-Disposition": attachment(name, kind),
            "Content-Language": document.language,
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            # Asked anew each time: a publish and a closed door are seen at once.
            "Cache-Control": "private, no-cache",
            "ETag": etag,
        },
    )
    return get_conditional_response(request, etag=etag, response=response)


def attachment(name: str, kind: str) -> str:
    """A name that old and new browsers can read: in ASCII, and as it is written."""
    plain = slugify(anyascii(name))[:80].strip("-") or "document"
    written = "".join(" " if sign in '/\\:*?"<>|\n' else sign for sign in clean(name))[:120].strip(" .")
    return (
        f"attachment; filename=\"{plain}.{kind}\"; filename*=UTF-8''{quote(written or plain, safe='')}.{kind}"
    )


def _tell(request, page, kind: str, template: str, *, status: int) -> HttpResponse:
    context = {
        "page": page,
        "kind": kind.upper(),
        "file_url": page.file_url(kind, request),
        "door": page.door,
        "language_urls": page.language_urls(request),
        "crumbs": [*page.crumbs(request)[:-1], (page.title, page.get_url(request)), (kind.upper(), None)],
    }
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    return response
