from django.core.management import BaseCommand
from django.db.models import Count

from portal.common.outbox.models import OutgoingMail
from portal.common.outbox.services import retry_troubled


class Command(BaseCommand):
    """For the person on call: what waits, what went wrong, and once more."""

    help = "Count the mails by state and reason; --retry sends given up and cut off ones once more."

    def add_arguments(self, parser):
        parser.add_argument(
            "--retry", action="store_true", help="a mail that was cut off may then arrive twice"
        )

    def handle(self, *, retry: bool, **options):
        if retry:
            self.stdout.write(f"{retry_troubled()} mails wait for another attempt.")
        rows = (
            OutgoingMail.objects.values("state", "failure")
            .annotate(count=Count("pk"))
            .order_by("state", "failure")
        )
        for row in rows:
            self.stdout.write(f"{row['count']:6}  {row['state']:9} {row['failure']}".rstrip())
        if not rows:
            self.stdout.write("No mails.")
