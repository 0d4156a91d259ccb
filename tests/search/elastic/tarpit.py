"""A server that takes every call and never says a word."""

import contextlib
import socket
import threading


class Tarpit:
    """`with Tarpit() as tarpit:` – `tarpit.url`, and `tarpit.calls`: how many were taken."""

    def __init__(self):
        self.calls = 0
        self._open: list[socket.socket] = []
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self):
        threading.Thread(target=self._take, daemon=True).start()
        return self

    def __exit__(self, *error):
        for each in (self._socket, *self._open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _take(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                taken, _address = self._socket.accept()
                self.calls += 1
                self._open.append(taken)


@contextlib.contextmanager
def nobody():
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    yield f"http://127.0.0.1:{port}"
