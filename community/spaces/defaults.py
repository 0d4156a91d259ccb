"""Words a space begins with, in each language; whoever opens it makes them her own."""

from django.conf import settings
from django.utils.translation import gettext, override

from portal.common.translated import Translated


def in_every_language(words) -> Translated:
    """`words()` says something in the active language; here it is said once in each."""
    said = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            said[code] = words()
    return Translated(said)


def house_rules() -> Translated:
    return in_every_language(_house_rules)


def _house_rules() -> str:
    return "\n".join(
        f"- {rule}"
        for rule in (
            gettext(
                "Everybody here is treated equally, whatever their origin, language, skin colour, faith, gender, "
                "disability, age or sexual identity. We do not accept words that put somebody down."
            ),
            gettext("We listen first. Nobody has to tell more than feels right, and nobody is pressed."),
            gettext("What is said here stays here. We pass on no names and no stories."),
            gettext("We speak from our own experience and leave other people theirs."),
            gettext("Every language is welcome, mistakes included."),
            gettext("If something hurts, we say so to those who look after this space."),
        )
    )


def words_for_pair() -> tuple[Translated, Translated]:
    """Name and purpose of a space for two."""
    return in_every_language(lambda: gettext("The two of us")), in_every_language(
        lambda: gettext("Your shared place for two. Nobody else can see it.")
    )
