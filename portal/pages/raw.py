"""A body as it is stored, read without asking for what its choosers chose: for lists that show many pages."""

import re
from collections.abc import Iterator

# What stands in a block but is not read: addresses, short names, keys.
UNREAD = {"anchor", "id", "key", "module", "page", "section", "tel", "type", "url"}
MARKUP = re.compile(r"<[^>]+>")


def headings(body, kinds) -> list[dict]:
    """The values of the blocks of these kinds, each with its anchor and title."""
    return [block["value"] for block in body.raw_data if block["type"] in kinds]


def count_words(body) -> int:
    return sum(
        len(MARKUP.sub(" ", text).split()) for block in body.raw_data for text in texts(block["value"])
    )


def texts(value) -> Iterator[str]:
    """Every text in a stored value, however deep it lies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        # A list keeps its members as {"type", "value", "id"}: what is to be read of them lies in the value.
        for key, inner in value.items():
            if key not in UNREAD:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
