import logging
import signal
import socket

import uvicorn
from django.conf import settings

from portal.common.worker import Worker

logger = logging.getLogger(__name__)


class PortTaken(Exception):
    """Something else listens at this address."""


def open_port(host: str, port: int) -> socket.socket:
    """A socket that is bound already, so that a taken port is known before anything starts."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortTaken from error
    return listener


class Server(uvicorn.Server):
    """Uvicorn, with somebody told when it is ready."""

    def __init__(self, config: uvicorn.Config, when_ready):
        super().__init__(config)
        self.when_ready = when_ready

    async def startup(self, sockets=None):
        await super().startup(sockets=sockets)
        if self.started:
            self.when_ready()


def run(listener: socket.socket, *, when_ready) -> None:
    """Serve pages and sockets and do the worker's work until Ctrl-C or SIGTERM, then finish what is being done."""
    package, _dot, name = settings.ASGI_APPLICATION.rpartition(".")
    config = uvicorn.Config(
        f"{package}:{name}",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="websockets-sansio",
        ws_max_size=64 * 1024,
        timeout_graceful_shutdown=5,
    )
    # Uvicorn closes everything and then raises the signal again, which must not kill the worker in mid-sentence.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    worker = Worker()
    worker.start()
    try:
        Server(config, when_ready).run(sockets=[listener])
    except KeyboardInterrupt:
        logger.info("asked_to_stop")
    finally:
        worker.stop()
