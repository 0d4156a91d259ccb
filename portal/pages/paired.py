"""Paired forms: turns the colon forms of German pages ("Mentor:innen") into both forms ("Mentorinnen und Mentoren").

Works on the text between the tags of a finished page and leaves tags, attributes, scripts and whatever is marked
`data-own-words` (what members wrote) as it is.
"""

import re
from html.parser import HTMLParser

# How the masculine plural ends, by the ending of the stem; the first that fits, else "en" as in Mentoren.
PLURALS = (
    (r"(?:ist|it|at|ant|ent|et|log|graf|graph|soph|or|urg|ekt|nom|path|eut|ot)", "en"),
    (r"(?:eur|är|al|ar)", "e"),
    (r"(?:er|el|en)", ""),
)
# Stems that change or whose feminine form is built differently.
SPECIAL = {
    "Ärzt": ("Arzt", "Ärzte"),
    "Köch": ("Koch", "Köche"),
    "Anwält": ("Anwalt", "Anwälte"),
    "Rechtsanwält": ("Rechtsanwalt", "Rechtsanwälte"),
    "Nachbar": ("Nachbar", "Nachbarn"),
    "Bäuer": ("Bauer", "Bauern"),
    "Kolleg": ("Kollege", "Kollegen"),
    "Expert": ("Experte", "Experten"),
    "Kund": ("Kunde", "Kunden"),
    "Pädagog": ("Pädagoge", "Pädagogen"),
    "Gesell": ("Geselle", "Gesellen"),
    "Psycholog": ("Psychologe", "Psychologen"),
    "Soziolog": ("Soziologe", "Soziologen"),
    "Biolog": ("Biologe", "Biologen"),
    "Beamt": ("Beamter", "Beamte"),
    "Freund": ("Freund", "Freunde"),
    "Pat": ("Pate", "Paten"),
}
# After these the plural stands in the dative: "mit Schülerinnen und Schülern".
DATIVE = (
    r"(?:mit|von|bei|zu|aus|nach|seit|unter|zwischen|den|allen|anderen|vielen|unseren|Ihren|ihren|diesen)"
)
# Small words that carry a colon of their own.
WORDS = {
    "eine:r": "eine oder einer",
    "eine:n": "eine oder einen",
    "ein:e": "eine oder ein",
    "einer:m": "einer oder einem",
    "eine:m": "einer oder einem",
    "keine:r": "keine oder keiner",
    "jede:r": "jede und jeder",
    "jede:n": "jede und jeden",
    "jede:m": "jeder und jedem",
    "der:die": "der oder die",
    "die:der": "die oder der",
    "den:die": "den oder die",
    "dem:der": "dem oder der",
    "der:dem": "der oder dem",
    "er:sie": "er oder sie",
    "sie:er": "sie oder er",
    "ihm:ihr": "ihm oder ihr",
    "seine:ihre": "seine oder ihre",
    "ihr:sein": "ihr oder sein",
}

# An article with its noun: feminine article, masculine article, the word between the two.
ARTICLES = {
    r"(ein|kein|Ihr|ihr|sein|unser|euer|mein|dein):e": (r"{0}e", r"{0}", "oder"),
    r"(ein|kein|Ihr|ihr|sein|unser|mein|dein)e:n": (r"{0}e", r"{0}en", "oder"),
    r"(ein|kein|Ihr|ihr|sein|unser|mein|dein)e[rm]?:[mr]": (r"{0}er", r"{0}em", "oder"),
    r"(jed|dies|welch)e:r": (r"{0}e", r"{0}er", "und"),
    r"(jed|dies|welch)e:n": (r"{0}e", r"{0}en", "und"),
    r"(jed|dies|welch)e:m": (r"{0}er", r"{0}em", "und"),
    r"()(?:der:die|die:der)": (r"die", r"der", "oder"),
    r"()(?:den:die|die:den)": (r"die", r"den", "oder"),
    r"()(?:dem:der|der:dem)": (r"der", r"dem", "oder"),
    r"()(?:des:der|der:des)": (r"der", r"des", "oder"),
}
_NOUN = r"\s+([A-ZÄÖÜ][\wäöüß-]*?):in\b"
_WITH_ARTICLE = [
    (re.compile(rf"\b{article}{_NOUN}", re.IGNORECASE), forms) for article, forms in ARTICLES.items()
]

_PLURAL = re.compile(rf"(?:(?<=\b)({DATIVE})((?:\s+\w+(?:en|n))?\s+))?\b([A-ZÄÖÜ][\wäöüß-]*?):innen\b")
_SINGULAR = re.compile(r"\b([A-ZÄÖÜ][\wäöüß-]*?):in\b")
_WORD = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_ADJECTIVE = re.compile(r"\b([a-zäöüß]+e):([rnm])\b")


def paired(text: str) -> str:
    """A German text with both forms instead of the colon."""
    if ":" not in text:
        return text
    for pattern, forms in _WITH_ARTICLE:
        text = pattern.sub(lambda found, forms=forms: _with_article(found, *forms), text)
    text = _WORD.sub(_small_word, text)
    text = _PLURAL.sub(_plural, text)
    text = _SINGULAR.sub(lambda found: f"{_feminine(found[1])} oder {_masculine(found[1])}", text)
    return _ADJECTIVE.sub(lambda found: f"{found[1]} oder {found[1]}{found[2]}", text)


def _with_article(found: re.Match, feminine: str, masculine: str, between: str) -> str:
    stem, noun = found[1], found[2]
    both = f"{feminine.format(stem)} {_feminine(noun)} {between} {masculine.format(stem if stem == 'Ihr' else stem.lower())} {_masculine(noun)}"
    return both[0].upper() + both[1:] if found[0][0].isupper() else both


def _small_word(found: re.Match) -> str:
    both = WORDS[found[1].lower()]
    return both[0].upper() + both[1:] if found[1][0].isupper() else both


def _plural(found: re.Match) -> str:
    preposition, between, stem = found[1] or "", found[2] or "", found[3]
    masculine = _masculine_plural(stem)
    if preposition and not masculine.endswith(("n", "s")):
        masculine += "n"
    return f"{preposition}{between}{_feminine(stem)}nen und {masculine}"


def _feminine(stem: str) -> str:
    return f"{stem}in"


def _masculine(stem: str) -> str:
    return _special(stem, 0) or stem


def _masculine_plural(stem: str) -> str:
    special = _special(stem, 1)
    if special:
        return special
    for ending, plural in PLURALS:
        if re.search(ending + "$", stem):
            return stem + plural
    return stem + "en"


def _special(stem: str, which: int) -> str:
    """The irregular form, also at the end of a compound: "Fachkolleg", "Kinderärzt"."""
    for special, forms in SPECIAL.items():
        if stem == special:
            return forms[which]
        if stem.endswith(special.lower()) and len(stem) > len(special):
            return stem[: -len(special)] + forms[which].lower()
    return ""


class _Pairing(HTMLParser):
    """Copies a page and changes nothing but the text between its tags."""

    UNTOUCHED = frozenset({"script", "style", "textarea", "code", "pre"})
    VOID = frozenset(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
    )

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        # Open tags since the outermost one that is left alone; empty outside of it.
        self.left_alone: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.pieces.append(self.get_starttag_text())
        if tag in self.VOID:
            return
        own_words = tag in self.UNTOUCHED or any(name == "data-own-words" for name, _value in attrs)
        if self.left_alone or own_words:
            self.left_alone.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.pieces.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self.pieces.append(f"</{tag}>")
        if self.left_alone and tag in self.left_alone:
            while self.left_alone and self.left_alone.pop() != tag:
                pass

    def handle_data(self, data):
        self.pieces.append(data if self.left_alone else paired(data))

    def handle_entityref(self, name):
        self.pieces.append(f"&{name};")

    def handle_charref(self, name):
        self.pieces.append(f"&#{name};")

    def handle_comment(self, data):
        self.pieces.append(f"<!--{data}-->")

    def handle_decl(self, decl):
        self.pieces.append(f"<!{decl}>")


def paired_page(html: str) -> str:
    """A whole page with both forms."""
    pairing = _Pairing()
    pairing.feed(html)
    pairing.close()
    return "".join(pairing.pieces)
