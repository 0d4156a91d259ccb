import json
from dataclasses import asdict

from django.core.management import BaseCommand, CommandError

from portal.demo.accounts import PASSWORD, demo_accounts
from portal.demo.models import LoadedPart


class Command(BaseCommand):
    """Who can sign in to the demo, for people and for programs."""

    help = "List the demo's accounts with their password and, for staff, unused recovery codes."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="for a program to read")

    def handle(self, *, json: bool, **options):
        if not LoadedPart.objects.exists():
            raise CommandError("The demo is not loaded; `manage.py load_demo` does it.")
        accounts = demo_accounts()
        if json:
            self.stdout.write(in_json(accounts))
            return
        self.stdout.write(f"The password of all is {PASSWORD}")
        for account in accounts:
            codes = f" (second factor: {account.recovery_codes[0]})" if account.recovery_codes else ""
            self.stdout.write(f"{account.email}{codes}  {account.note['en']}")


def in_json(accounts) -> str:
    return json.dumps([asdict(account) for account in accounts], ensure_ascii=False)
