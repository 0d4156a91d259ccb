from django.core.management.base import BaseCommand, CommandError

from search.checking import differences, forget_unknown_kinds, mend, mend_full_text
from search.sources import kinds


class Command(BaseCommand):
    help = "Compare things, entries and the full-text index; --mend puts right what differs."

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true", help="Put right what differs.")

    def handle(self, *args, **options):
        wrong = 0
        for kind in kinds():
            found = differences(kind)
            wrong += found.count
            self.stdout.write(
                f"{kind}: {found.right} right, {len(found.missing)} missing or old, {len(found.left_over)} left over"
            )
            if options["mend"]:
                mend(kind, found)
        if options["mend"]:
            forget_unknown_kinds()
            mend_full_text()
        elif wrong:
            raise CommandError(f"{wrong} differ. `search_check --mend` puts them right.")
