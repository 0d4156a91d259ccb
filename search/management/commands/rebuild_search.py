from django.core.management.base import BaseCommand

from search.services import rebuild
from search.sources import kinds


class Command(BaseCommand):
    help = "Write the entries of everything searchable anew."

    def handle(self, *args, **options):
        for kind in kinds():
            self.stdout.write(f"{kind}: {rebuild(kind=kind)}")
