"""What a page says about itself to machines, in the words of schema.org (JSON-LD).

A data block, not a script: the policy that forbids scripts in pages leaves it alone.
"""

import json
from collections.abc import Iterator

from .frame import frame_of
from .references import streams

# As Django's own `json_script` does: what could end the element is written as an escape.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


class StructuredData:
    """A graph of things that a template may print as it is."""

    def __init__(self, graph: list[dict]):
        self.graph = graph

    def __html__(self) -> str:
        document = {"@context": "https://schema.org", "@graph": [_filled(thing) for thing in self.graph]}
        return json.dumps(document, ensure_ascii=False, default=str).translate(ESCAPES)

    __str__ = __html__


def structured_data(page, request) -> StructuredData:
    """The page, the way to it, and who publishes it."""
    about = [page.structured(), _way_to(page, request), publisher(page.language)]
    return StructuredData([*about, *_films_on(page, request)])


def publisher(language: str) -> dict:
    frame = frame_of(language)
    return {"@type": "Organization", "@id": "#publisher", "name": frame.rights.licence_holder or frame.name}


def _way_to(page, request) -> dict | None:
    crumbs = page.crumbs(request)
    if not crumbs:
        return None
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": str(title),
            "item": request.build_absolute_uri(address) if address else page.full_url,
        }
        for position, (title, address) in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _films_on(page, request) -> Iterator[dict]:
    for _name, value in streams(page):
        for child in value:
            if child.block_type == "video" and (film := child.value["film"]):
                yield {
                    "@type": "VideoObject",
                    "name": child.value["caption"],
                    "description": child.value["caption"],
                    "contentUrl": request.build_absolute_uri(film.url),
                    "thumbnailUrl": film.thumbnail and request.build_absolute_uri(film.thumbnail.url),
                    "uploadDate": film.created_at.isoformat(),
                    "transcript": "\n".join(film.readers_words()),
                }


def _filled(thing: dict | None) -> dict:
    return {key: value for key, value in (thing or {}).items() if value not in (None, "", [], {})}
