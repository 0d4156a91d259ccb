"""What `make test` runs: everything on SQLite, the browser beside it, then what PostgreSQL must also hold.

`python -m tests.run` for the short run, `--full` for the long figures. Prints one line for what could not run.
"""

import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from tests import services

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "-q", "--durations=5"]


def start(name: str, arguments: list[str], **environment: str) -> tuple[str, subprocess.Popen, Path]:
    """Start one part; its words go to build/NAME.log, so that two parts do not talk at once."""
    log = ROOT / "build" / f"{name}.log"
    log.parent.mkdir(exist_ok=True)
    part = subprocess.Popen(
        [*PYTEST, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=log.open("w"),
        stderr=subprocess.STDOUT,
    )
    return name, part, log


def finish(parts) -> bool:
    """Wait for the parts, show what each said; True when all are green."""
    green = True
    for name, part, log in parts:
        code = part.wait()
        words = log.read_text(errors="replace")
        print(f"\n===== {name}: {'green' if code == 0 else 'RED'} =====")
        print(words if code else "\n".join(words.strip().splitlines()[-8:]), flush=True)
        green = green and code == 0
    return green


def main(full: bool) -> int:
    began = time.monotonic()
    with ExitStack() as stack:
        database = stack.enter_context(services.postgres())
        redis = stack.enter_context(services.redis())
        browser = services.find_or_install_chromium()
        missing = [
            name
            for name, found in (("PostgreSQL", database), ("Redis", redis), ("Chromium", browser))
            if not found
        ]
        if missing:
            print(f"Could not run here, for want of a server or program: {', '.join(missing)}.", flush=True)
            if os.environ.get("TEST_REQUIRE_SERVICES"):
                return 1
        if not os.environ.get("ELASTICSEARCH_URL"):
            print("No ELASTICSEARCH_URL: the search contract runs on its stand-in alone.", flush=True)
        found = {
            "TEST_DATABASE_URL": database or "",
            "TEST_REDIS_URL": redis or "",
            "TEST_CHROMIUM": browser or "",
        }
        short = [] if full else ["-m", "not full"]

        parts = [start("house", ["tests", "--ignore=tests/browser", *short], **found)]
        if browser:
            parts.append(start("browser", ["tests/browser", *short], **found))
        green = finish(parts)
        if database:
            chosen = ["tests", "--ignore=tests/browser", "--ignore=tests/architecture"]
            chosen += [] if full else ["-m", "postgres and not full"]
            green = finish([start("postgres", chosen, **found, DATABASE_URL=database)]) and green
    print(f"\n{'Green' if green else 'RED'} after {time.monotonic() - began:.0f} s.")
    return 0 if green else 1


if __name__ == "__main__":
    sys.exit(main(full="--full" in sys.argv))
