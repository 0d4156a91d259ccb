"""Write and compile the catalogues: one a language in each app, beside the code that speaks."""

import subprocess
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import makemessages

TRANSLATED_INTO = ("de", "uk")  # the source strings are the English ones
PLURALS = {
    "de": "nplurals=2; plural=(n != 1);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}
# One header for all catalogues and no dates in it: a run changes only what really changed.
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: Wegweiser\\n"
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"""
# Templates of libraries that we write anew, and mails, belong to the app that sends them.
TEMPLATE_HOMES = {"account": "portal/accounts", "mfa": "portal/accounts", "emails": "portal/notifications"}


class Command(makemessages.Command):
    help = "Collect what readers see into each app's catalogue (de, uk) and compile it."

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching", "--sort-output"]
    msguniq_options = [*makemessages.Command.msguniq_options, "--sort-output"]

    def add_arguments(self, parser):
        parser.add_argument(
            "apps", nargs="*", help="paths such as mentors/directory; all of ours if none is named"
        )
        parser.add_argument(
            "--compile-only", action="store_true", help="compile what is written without collecting anew"
        )

    def handle(self, *args, **options):
        self.homes = self._homes(options["apps"])
        if not options["compile_only"]:
            super().handle(
                locale=list(TRANSLATED_INTO),
                exclude=[],
                domain="django",
                verbosity=options["verbosity"],
                all=False,
                extensions=["html", "txt", "py"],
                symlinks=False,
                ignore_patterns=[],
                use_default_ignore_patterns=True,
                no_wrap=True,
                no_location=True,
                add_location=None,
                no_obsolete=True,
                keep_pot=False,
            )
        for catalogue in self._catalogues():
            self._compile(catalogue)

    def _homes(self, wanted: list[str]) -> dict[str, Path]:
        """Our apps by their path in the tree, e.g. {"mentors/directory": Path(...)}."""
        ours = {
            str(Path(app.path).relative_to(settings.BASE_DIR)): Path(app.path)
            for app in apps.get_app_configs()
            if Path(app.path).is_relative_to(settings.BASE_DIR) and "site-packages" not in app.path
        }
        # An app within an app of ours speaks through the outer one.
        ours = {name: path for name, path in ours.items() if not set(path.parents) & set(ours.values())}
        unknown = set(wanted) - set(ours)
        if unknown:
            raise CommandError(f"Not an app of ours: {', '.join(sorted(unknown))}")
        return {name: path for name, path in ours.items() if not wanted or name in wanted}

    def find_files(self, root):
        """Every source of ours with the catalogue it belongs to (called by Django's command)."""
        found = []
        for name, home in self.homes.items():
            (home / "locale").mkdir(exist_ok=True)
            self.locale_paths.append(str(home / "locale"))
            sources = [path for path in home.rglob("*.py") if "migrations" not in path.parts]
            found += [self._source(path, name) for path in sources]
        for template in sorted((settings.BASE_DIR / "templates").rglob("*.*")):
            owner = self._owner(template)
            if owner in self.homes and template.suffix in {".html", ".txt"}:
                found.append(self._source(template, owner))
        return sorted(found)

    def _source(self, path: Path, home: str):
        relative = path.relative_to(settings.BASE_DIR)
        return self.translatable_file_class(
            f"./{relative.parent}", path.name, str(self.homes[home] / "locale")
        )

    def _owner(self, template: Path) -> str:
        parts = template.relative_to(settings.BASE_DIR / "templates").parts
        for length in (2, 1):
            candidate = "/".join(parts[:length])
            if len(parts) > length and (settings.BASE_DIR / candidate / "apps.py").exists():
                return candidate
        return TEMPLATE_HOMES.get(parts[0], "portal/common")

    def write_po_file(self, potfile, locale):
        catalogue = Path(potfile).parent / locale / "LC_MESSAGES" / "django.po"
        header = HEADER.format(locale=locale, plurals=PLURALS[locale])
        if not catalogue.exists():
            # msgmerge takes the number of plurals from the catalogue that it merges into.
            catalogue.parent.mkdir(parents=True, exist_ok=True)
            catalogue.write_text(header, encoding="utf-8")
        super().write_po_file(potfile, locale)
        _old_header, _blank, entries = catalogue.read_text(encoding="utf-8").partition("\n\n")
        catalogue.write_text(f"{header}\n{entries}" if entries else header, encoding="utf-8")

    def _catalogues(self):
        for home in self.homes.values():
            yield from sorted((home / "locale").glob("*/LC_MESSAGES/django.po"))

    def _compile(self, catalogue: Path):
        done = subprocess.run(  # noqa: S603
            ["msgfmt", "--check-format", "-o", str(catalogue.with_suffix(".mo")), str(catalogue)],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CommandError(done.stderr)
