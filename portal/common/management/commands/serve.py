from pathlib import Path

from django.conf import settings
from django.core.checks import Tags
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal.common.serving import greetings
from portal.common.serving.lock import DataFolderLock, DataFolderTaken
from portal.common.serving.server import PortTaken, open_port, run


class Command(BaseCommand):
    """The portal as one process: pages, sockets and worker. `make run` is `serve --demo`."""

    help = "Start the portal: web server and worker in one process."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--demo", action="store_true", help="first migrate and load the demo")
        parser.add_argument(
            "--anew", action="store_true", help="with --demo: first remove everything that is in the portal"
        )

    def handle(self, *, host: str, port: int, demo: bool, anew: bool, **options):
        folder = Path(settings.DATA_DIR)
        if connection.vendor == "sqlite":
            self._lock(folder)
        try:
            listener = open_port(host, port)
        except PortTaken:
            raise CommandError(
                f"Port {port} is taken by another program; stop it or choose another: make run PORT={port + 1}"
            ) from None
        self._migrate(demo)
        if demo:
            call_command("load_demo", anew=anew)
        self.check(tags=[Tags.database], databases=[connection.alias])
        # Passkeys refuse an IP address, so the name is what people shall click.
        address = f"http://localhost:{port}" if host == "127.0.0.1" else f"http://{host}:{port}"
        # Written before: the loop that serves must not ask the database.
        words = self._greeting(address)
        run(listener, when_ready=lambda: self.stdout.write(words))
        self.stdout.write("The portal has stopped.")

    def _lock(self, folder: Path) -> None:
        self.lock = DataFolderLock(folder)
        try:
            self.lock.take()
        except DataFolderTaken:
            raise CommandError(
                f"The portal already runs on the data in {folder}; stop that one first (Ctrl-C in its window)."
            ) from None

    def _migrate(self, allowed: bool) -> None:
        # Asking for the plan costs a third of what an empty `migrate` does.
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        if not allowed:
            raise CommandError("The database does not fit this version yet: run `manage.py migrate` first.")
        self.stdout.write("Preparing the data; the first time this takes a minute ...")
        call_command("migrate", verbosity=0)

    def _greeting(self, address: str) -> str:
        lines = [f"The portal is open at {address}", *greetings.all_lines()]
        if settings.PORTAL_MAILBOX:
            lines += ["", f"What the portal mails arrives at {address}/mailbox/"]
        return "\n".join([*lines, "", "Ctrl-C stops it."])
