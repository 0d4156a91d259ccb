"""What the pages do by the clock."""

from django.core.management import call_command

from portal.common.scheduler import every


@every(minutes=5)
def publish_scheduled():
    """Show what waits for its hour, and take down what has reached its end."""
    call_command("publish_scheduled")
