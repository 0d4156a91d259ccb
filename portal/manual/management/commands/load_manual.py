from django.core.management.base import BaseCommand, CommandError

from portal.manual.services import NoHomePage, load_manual


class Command(BaseCommand):
    help = "Writes the manual into the portal, in three languages. Once: from then on its pages are the editors' own."

    def handle(self, *args, **options):
        try:
            written = load_manual()
        except NoHomePage:
            raise CommandError("There is no home page yet: run `manage.py migrate` first.") from None
        self.stdout.write(
            f"{len(written)} pages written."
            if written
            else "The manual is there already; nothing was changed."
        )
