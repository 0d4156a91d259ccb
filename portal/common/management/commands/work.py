import signal

from django.conf import settings
from django.core.checks import Tags
from django.core.management import BaseCommand, CommandError

from portal.common.worker import Worker


class Command(BaseCommand):
    """A worker in a process of its own, for a portal with several; `serve` has one inside."""

    help = "Run the worker: tasks, mail and jobs by the clock."

    def handle(self, **options):
        if not settings.REDIS_URL:
            raise CommandError(
                "A worker of its own needs a cache that all processes share: set REDIS_URL, or use `serve` alone."
            )
        self.check(tags=[Tags.database], databases=["default"])
        worker = Worker()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.ask_to_stop())
        worker.start()
        self.stdout.write("The worker works. Ctrl-C stops it.")
        worker.wait()
        worker.stop()
