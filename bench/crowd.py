"""Portals with so many mentors, on SQLite or PostgreSQL: made once, kept in build/, and opened for a measurement."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests import services

from .portal import ROOT

CROWDS = ROOT / "build" / "crowds"


@contextmanager
def crowd(count: int, engine: str = "sqlite") -> Iterator[dict[str, str]]:
    """The environment of a portal with so many mentors, and `BENCH_SESSION`, with which somebody is signed in."""
    folder = CROWDS / f"{engine}-{count}"
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.settings", "PORTAL_DATA_DIR": str(folder)}
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ELASTICSEARCH_URL"):
        environment.pop(name, None)
    with _database(engine, folder) as url:
        if url:
            environment["DATABASE_URL"] = url
        made = folder / "made.json"
        with suppress(FileNotFoundError):
            if json.loads(made.read_text())["code"] == _code():
                yield environment | {"BENCH_SESSION": json.loads(made.read_text())["session"]}
                return
        session = _make(count, folder, environment)
        made.write_text(json.dumps({"session": session, "code": _code()}))
        yield environment | {"BENCH_SESSION": session}


def is_there(engine: str) -> bool:
    return engine == "sqlite" or services.postgres_binaries() is not None


def _make(count: int, folder: Path, environment: dict[str, str]) -> str:
    print(f"Making {count:,} mentors; once, it takes some minutes …", file=sys.stderr, flush=True)
    done = subprocess.run(
        ["nice", sys.executable, "-m", "bench.mentors", str(count)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.split()[0]


def _code() -> str:
    """Tells whether what was made still fits: the migrations of the apps that it fills."""
    apps = ("search", "mentors/directory", "mentors/programmes", "portal/accounts", "portal/common")
    return ",".join(path.stem for app in apps for path in sorted((ROOT / app / "migrations").glob("0*.py")))


@contextmanager
def _database(engine: str, folder: Path) -> Iterator[str]:
    """SQLite lies in the folder; PostgreSQL keeps its files there and runs while it is needed."""
    if engine == "sqlite":
        if not (folder / "made.json").exists():
            for left in folder.glob("portal.sqlite3*"):
                left.unlink()
        yield ""
        return
    binaries, person, port = services.postgres_binaries(), services.as_other_than_root(), services.free_port()
    data = _home(folder, person) / "data"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": data.parent, **person}
    if not (folder / "made.json").exists():
        shutil.rmtree(data, ignore_errors=True)
        options = ["-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run([binaries / "initdb", "-D", data, *options], check=True, **quiet)
    server = subprocess.Popen(
        [
            *(binaries / "postgres", "-D", data, "-p", str(port), "-k", data),
            *("-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "shared_buffers=256MB"),
        ],
        **quiet,
    )
    try:
        services.wait_for(port)
        yield f"postgres://portal@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait(timeout=60)


def _home(folder: Path, person: dict) -> Path:
    """Where the server may write; it does not run as root, who may be the only one to enter our folder."""
    if not person:
        return folder
    home = Path("/var/tmp") / f"portal-bench-{folder.name}"  # noqa: S108
    home.mkdir(exist_ok=True)
    os.chown(home, person["user"], person["group"])
    return home
