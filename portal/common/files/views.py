import logging

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from portal.common.access import require
from portal.common.clock import now
from portal.common.views import page_of_error

from .models import StoredFile
from .purposes import find
from .rules import may_everybody_read, may_read
from .storage import private_storage
from .tickets import read_ticket

PIECE = 64 * 1024
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
}

logger = logging.getLogger(__name__)


@require_safe
def file(request, pk):
    """One file, for the reader whom the address was made for."""
    return _answer(request, pk, lambda stored: stored.disk_name)


@require_safe
def square(request, pk):
    """The square that is cut from a picture."""
    return _answer(request, pk, lambda stored: stored.square_disk_name)


def _answer(request, pk, disk_name_of):
    stored = get_object_or_404(StoredFile, pk=pk)
    until = read_ticket(request.GET.get("until", ""), stored.pk, request.user)
    is_hers = until is not None and may_read(request.user, stored)
    if is_hers and until < now() and not may_everybody_read(stored):
        # It was hers; somebody who found the address is told nothing.
        return page_of_error(request, 410)
    require(is_hers or may_everybody_read(stored))
    return _serve(request, stored, disk_name_of(stored))


def _serve(request, stored: StoredFile, disk_name: str) -> FileResponse:
    try:
        content = private_storage.open(disk_name)
    except FileNotFoundError as error:
        logger.error("A file is missing on the disk: %s", stored.pk)
        raise Http404 from error
    purpose = find(stored.purpose)
    if purpose.on_read and request.method == "GET":
        purpose.on_read(request.user, stored)
    # Always as an attachment: a page that shows the picture does not mind, and nothing opens as a page.
    response = FileResponse(
        content, as_attachment=True, filename=stored.name, content_type=stored.content_type
    )
    if isinstance(request, ASGIRequest):
        response.streaming_content = _piece_by_piece(content)
    for name, value in HEADERS.items():
        response[name] = value
    return response


async def _piece_by_piece(content):
    read = sync_to_async(content.read, thread_sensitive=False)
    while piece := await read(PIECE):
        yield piece
