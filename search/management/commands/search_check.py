from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.checking import differences, forget_unknown_kinds, mend, mend_full_text
from search.sources import kinds


class Command(BaseCommand):
    help = "Compare things, entries, the full-text index and Elasticsearch; --mend puts right what differs."

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true", help="Put right what differs.")

    def handle(self, *args, **options):
        wrong = 0
        for kind in kinds():
            found = differences(kind)
            wrong += found.count
            self.tell(kind, found.right, len(found.missing), len(found.left_over))
            if options["mend"]:
                mend(kind, found)
        if options["mend"]:
            forget_unknown_kinds()
            mend_full_text()
        if settings.ELASTICSEARCH_URL:
            wrong += self.elasticsearch(options["mend"])
        if wrong and not options["mend"]:
            raise CommandError(f"{wrong} differ. `search_check --mend` puts them right.")

    def elasticsearch(self, mending: bool) -> int:
        from search.engines.elastic import building

        found = building.compare()
        if found is None:
            if not mending:
                raise CommandError("Elasticsearch has no index of this portal. `search_rebuild` makes it.")
            building.build()
            found = building.compare()
        self.tell("elasticsearch", found.right, len(found.missing), len(found.left_over))
        if mending:
            building.mend(found)
        return found.count

    def tell(self, name: str, right: int, missing: int, left_over: int) -> None:
        self.stdout.write(f"{name}: {right} right, {missing} missing or old, {left_over} left over")
