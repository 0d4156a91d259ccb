"""What a file is called when people see it. On disk it has a random name; this one is only ever shown."""

import re
import unicodedata

LONGEST = 80
NAMELESS = "file"
# Windows opens devices, not files, under these names.
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")
_NOT_IN_A_NAME = re.compile(r"[^\w\s()+-]+")
_BLANKS = re.compile(r"\s+")


def clean_name(raw: str, extension: str) -> str:
    """Letters, digits, blanks, `-_+()` of the last part of a path, and an extension of our choice."""
    last = re.split(r"[/\\]", raw)[-1]
    stem = last.rpartition(".")[0] or last
    stem = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", stem))
    stem = "".join(char for char in stem if unicodedata.category(char)[0] != "C")
    stem = _BLANKS.sub(" ", _NOT_IN_A_NAME.sub("-", stem)).strip(" -_")[:LONGEST].rstrip(" -_")
    if not stem or _DEVICES.match(stem):
        stem = NAMELESS
    return f"{stem}.{extension}"
