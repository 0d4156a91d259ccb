"""Many readers at once over connections that stay open, on bare sockets: the reader must cost less than the read."""

import asyncio
import time
from dataclasses import dataclass

from .portal import Portal

READERS = 8
SESSION_COOKIE = "sessionid"


@dataclass
class Load:
    answers: int
    seconds: float
    cpu_seconds: float
    bytes: int

    @property
    def per_second(self) -> float:
        return self.answers / self.seconds

    @property
    def cpu_milliseconds(self) -> float:
        """Of the server, for each answer."""
        return 1000 * self.cpu_seconds / self.answers


def read(portal: Portal, path: str, *, seconds: float, session: str = "") -> Load:
    """Read one address again and again for some seconds; anything but a 200 ends the measurement."""
    return asyncio.run(_read(portal, path, seconds, session))


async def _read(portal: Portal, path: str, seconds: float, session: str) -> Load:
    cookie = f"Cookie: {SESSION_COOKIE}={session}\r\n" if session else ""
    request = (
        f"GET {path} HTTP/1.1\r\nHost: localhost:{portal.port}\r\nAccept-Encoding: gzip\r\n"
        f"Accept: text/html\r\nAccept-Language: de\r\nUser-Agent: bench\r\n{cookie}\r\n"
    ).encode()
    cpu, began = portal.cpu_seconds(), time.monotonic()
    counts = await asyncio.gather(*(_reader(portal.port, request, began + seconds) for _ in range(READERS)))
    return Load(
        answers=sum(answers for answers, _size in counts),
        seconds=time.monotonic() - began,
        cpu_seconds=portal.cpu_seconds() - cpu,
        bytes=counts[0][1],
    )


async def _reader(port: int, request: bytes, until: float) -> tuple[int, int]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers = size = 0
    while time.monotonic() < until:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode("latin-1"))
        size = _length(head)
        await reader.readexactly(size)
        answers += 1
    writer.close()
    return answers, size


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    raise RuntimeError("an answer without its length")
