"""The portal as a process of its own, with the demo, for the time of a measurement."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "build" / "bench"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Portal:
    port: int
    process: subprocess.Popen
    seconds_to_start: float

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def cpu_seconds(self) -> float:
        """What the process has used of the processors so far (database included: SQLite lives inside)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def megabytes(self) -> float:
        """Memory that is really in use now."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise LookupError("VmRSS")

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:  # noqa: S310
            return answer.read()


@contextmanager
def running(*, demo: bool = True, **more: str) -> Iterator[Portal]:
    """A portal that answers; the first time its data are made, which takes some minutes. `more` goes into its environment."""
    DATA.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PORTAL_DATA_DIR": str(DATA),
        "PORTAL_PUBLIC_URL": f"http://localhost:{port}",
    }
    for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ELASTICSEARCH_URL"):
        environment.pop(name, None)
    environment |= more
    log = (DATA / "serve.log").open("w")
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", *(["--demo"] if demo else []), "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait(process, port)
        yield Portal(port, process, time.monotonic() - began)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(process: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"The portal did not start; it said:\n{(DATA / 'serve.log').read_text()}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/bench/bare/", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("The portal did not answer within ten minutes.")
