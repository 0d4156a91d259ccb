"""The four modules that mentoring is learned in."""

from portal.common.translated import Translated
from portal.pages.models import MentoringModule

from .. import texts


def load() -> None:
    for entry in texts.read("modules")["modules"]:
        MentoringModule.objects.get_or_create(
            slug=entry["slug"],
            defaults={
                "number": entry["number"],
                "name": Translated(entry["name"]),
                "about": Translated(entry["about"]),
            },
        )
