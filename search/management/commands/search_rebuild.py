from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.progress import Progress
from search.services import rebuild
from search.sources import kinds


class Command(BaseCommand):
    help = (
        "Write the entries of everything searchable, while search stays up. What is already right is only looked at, "
        "so that a run which was broken off goes on where it stood."
    )

    def add_arguments(self, parser):
        parser.add_argument("kinds", nargs="*", help="Only these kinds.")
        parser.add_argument("--anew", action="store_true", help="Write everything, even what looks right.")

    def handle(self, *args, **options):
        chosen = options["kinds"] or kinds()
        if unknown := set(chosen) - set(kinds()):
            raise CommandError(f"Unknown: {', '.join(sorted(unknown))}. There are: {', '.join(kinds())}.")
        for kind in chosen:
            progress = Progress(kind, self.stdout)
            count = rebuild(kind=kind, anew=options["anew"], tell=progress.tell)
            progress.end(count)
        if settings.ELASTICSEARCH_URL and not options["kinds"]:
            # Only here: its client is installed where it is wanted.
            from search.engines.elastic.building import build

            progress = Progress("elasticsearch", self.stdout)
            progress.end(build(tell=progress.tell))
