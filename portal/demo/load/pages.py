"""The standing pages: how it works, privacy, help in need and so on."""

from portal.front.start import make_start
from portal.pages.models import ArticlePage

from .. import texts
from ..body import sections
from .tree import homes, in_three_languages, stream


def load() -> None:
    make_start()
    for entry in texts.read("static_pages")["pages"]:

        def fields(language, entry=entry):
            text = texts.in_language(entry, language)
            blocks = sections(text["sections"])
            if text.get("numbers"):
                blocks.insert(0, {"type": "help_lines", "lines": text["numbers"]})
            return {"purpose": entry["key"], "lede": text["lede"], "body": stream(blocks, entry["key"])}

        in_three_languages(ArticlePage, homes(), entry, fields)
