from django.core.management.base import BaseCommand, CommandError

from portal.demo.services import DemoRefused, load_demo, start_over


class Command(BaseCommand):
    help = "Loads the demo: pages, people, a programme and a community. What is there already stays as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--anew", action="store_true", help="first remove everything that is in the portal"
        )

    def handle(self, *args, **options):
        try:
            if options["anew"]:
                start_over()
            loaded = load_demo(tell=lambda part: self.stdout.write(f"Loading the demo: {part} …"))
        except DemoRefused:
            raise CommandError(
                "The demo brings accounts with a known password; it is loaded on a developer's machine only."
            ) from None
        if not loaded and options["verbosity"] > 1:
            self.stdout.write("The demo is already loaded.")
