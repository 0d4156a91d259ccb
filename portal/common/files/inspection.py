"""Look into a file that somebody sent, in a process of its own: whatever it does, it does it there.

Runs without Django: reads one line of JSON, answers one line of JSON. The process has 5 seconds of computing and 300 MB.
"""

import json
import resource
import sys
from contextlib import suppress
from pathlib import Path

SECONDS = 5  # of computing
PATIENCE = 20  # on the clock, for a machine that has other things to do
MB = 1024 * 1024
MEMORY = 300 * MB
# The decoder of WebP holds four canvases at once: 24 megapixels are 400 MB.
MEMORY_FOR = {"webp": 500 * MB}
LARGEST_RESULT = 16 * MB


class Refused(Exception):
    """The reason, one of the keys of `refusals.SENTENCES`."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def inspect(kind: str, path: Path, **options) -> None:
    """Raise Refused when the file is not a good one of its kind; pictures are written anew beside it."""
    # Imported here: each inspection pays only for the library it needs.
    if kind == "pdf":
        from .pdf import inspect_pdf

        inspect_pdf(path)
    elif kind in ("docx", "odt"):
        from .archive import inspect_archive

        inspect_archive(path, kind)
    else:
        from .pictures import remake_picture

        remake_picture(path, kind, **options)


def _shut_in(kind: str) -> None:
    """No more time, memory or disk than an honest file needs. Systems that lack a limit go without it."""
    for limit, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_DATA, MEMORY_FOR.get(kind, MEMORY)),
        (resource.RLIMIT_FSIZE, LARGEST_RESULT),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def main() -> None:
    asked = json.loads(sys.stdin.readline())
    _shut_in(asked["kind"])
    try:
        inspect(asked.pop("kind"), Path(asked.pop("path")), **asked)
        reason = None
    except Refused as refused:
        reason = refused.reason
    except MemoryError:
        reason = "unpacked"
    except Exception:
        # A library that stumbles over a file has found out that the file is not a good one.
        reason = "damaged"
    print(json.dumps({"refused": reason}))
