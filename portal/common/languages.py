"""The languages people speak, each in its own name (Django's list, and those our readers speak that it lacks)."""

from functools import cache

from django.conf.locale import LANG_INFO

LACKING = {
    "am": "አማርኛ",
    "ku": "Kurdî",
    "ps": "پښتو",
    "rom": "Romani",
    "so": "Soomaali",
    "ti": "ትግርኛ",
}
# Most often spoken among our readers; these stand first in every list.
FIRST = ("de", "en", "uk", "ru", "ar", "fa", "tr", "pl", "fr")


def language_name(code: str) -> str:
    """What its speakers call the language; the code itself where nobody has told us."""
    if code in LACKING:
        return LACKING[code]
    name = LANG_INFO.get(code, {}).get("name_local", code)
    return name[:1].upper() + name[1:]


@cache
def language_choices() -> tuple[tuple[str, str], ...]:
    """(code, name) of every language one may choose, the most spoken first, then by name."""
    codes = {code for code in LANG_INFO if "-" not in code and "name_local" in LANG_INFO[code]} | set(LACKING)
    rest = sorted(codes - set(FIRST), key=lambda code: language_name(code).casefold())
    return tuple((code, language_name(code)) for code in (*FIRST, *rest))
