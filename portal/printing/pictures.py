"""The bytes behind the pictures of a document: never the original, which may carry where it was taken."""

import logging
from collections.abc import Iterable

from portal.pages.models import Picture

logger = logging.getLogger(__name__)

SIZE = "max-1600x1600|bgcolor-ffffff|format-jpeg|jpegquality-82"


def source_of(image) -> str:
    """Names a picture and its file, so that another file is another source."""
    return f"{image.pk}:{image.file.name}"


def fetch(sources: Iterable[str]) -> dict[str, bytes]:
    """What can be read; a picture that is gone is left out, and its words stand in its place."""
    wanted = {source: int(source.partition(":")[0]) for source in sources}
    images = Picture.objects.in_bulk(set(wanted.values()))
    found = {}
    for source, pk in wanted.items():
        try:
            with images[pk].get_rendition(SIZE).file.open("rb") as file:
                found[source] = file.read()
        except (KeyError, OSError, ValueError) as error:
            logger.warning("picture_not_printed", extra={"picture": pk, "failure": type(error).__name__})
    return found
