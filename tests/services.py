"""PostgreSQL and Redis for the tests: the servers named in the environment, or private ones from their binaries.

`TEST_DATABASE_URL` and `TEST_REDIS_URL` name servers; without them, a private server is started from the binaries on
this machine and stopped again. Where neither is there, the part is left out and the run says so in one line.
"""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.5):
        return True
    return False


def wait_for(port: int, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not answers(port):
        if time.monotonic() > deadline:
            raise TimeoutError(f"nothing answers at port {port}")
        time.sleep(0.1)


def postgres_binaries() -> Path | None:
    """The folder with initdb and postgres; Debian keeps it outside the path."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    return versions[-1].parent if versions else None


def as_other_than_root() -> dict:
    """PostgreSQL refuses root: then it runs as `postgres`, or as `nobody`."""
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            person = pwd.getpwnam(name)
            return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
    return {}


@contextlib.contextmanager
def postgres():
    """Yields the URL of a database for the tests, or None."""
    if os.environ.get("TEST_DATABASE_URL"):
        yield os.environ["TEST_DATABASE_URL"]
        return
    binaries = postgres_binaries()
    if binaries is None:
        yield None
        return
    person = as_other_than_root()
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    if person:
        os.chown(folder, person["user"], person["group"])
    port = free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **person}
    subprocess.run(
        [
            binaries / "initdb",
            "-D",
            folder / "data",
            "-U",
            "portal",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ],
        check=True,
        **quiet,
    )
    server = subprocess.Popen(
        [
            *(binaries / "postgres", "-D", folder / "data", "-p", str(port), "-k", folder),
            *("-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=60"),
        ],
        **quiet,
    )
    try:
        wait_for(port)
        yield f"postgres://portal@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def redis():
    """Yields the URL of a Redis for the tests, or None."""
    if os.environ.get("TEST_REDIS_URL"):
        yield os.environ["TEST_REDIS_URL"]
        return
    binary = shutil.which("redis-server")
    if binary is None:
        yield None
        return
    port = free_port()
    server = subprocess.Popen(
        [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=tempfile.gettempdir(),
    )
    try:
        wait_for(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(timeout=20)


def chromium() -> str | None:
    """A Chromium on the path, one that playwright brought, or None."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return shutil.which(name)
    brought = sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    return str(brought[-1]) if brought else None


def find_or_install_chromium() -> str | None:
    """As `chromium`; if there is none, apt as root, otherwise playwright's own."""
    found = chromium()
    if found:
        return found
    if os.getuid() == 0 and shutil.which("apt-get"):
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "chromium"], stdout=subprocess.DEVNULL, check=False
        )
    else:
        subprocess.run(["playwright", "install", "chromium"], stdout=subprocess.DEVNULL, check=False)
    return chromium()
