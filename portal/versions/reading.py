"""The HTML of a frozen text: what may be in it, and how it is shown when its pictures and files are gone."""

import re
from html import escape
from html.parser import HTMLParser

import nh3
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

# No forms, scripts, players or drawings: what must work for ever is text, lists, tables and pictures.
TAGS = frozenset(
    # fmt: off
    {
        "a",
        "abbr",
        "aside",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "s",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
    }
    # fmt: on
)
ATTRIBUTES = {
    "*": {"class", "id", "lang", "aria-label", "aria-labelledby", "aria-hidden"},
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "ol": {"start"},
}
GONE_WITH_CONTENT = {"script", "style", "form", "button", "svg", "video", "audio", "noscript", "template"}

_PICTURE = re.compile(r"^picture:(\d+)$")
_FILE = re.compile(r"/documents/(\d+)/")
WIDTH = "width-1280|format-webp"


def clean(html: str, pictures: set[int]) -> str:
    """Rendered blocks as they are kept. A picture is kept by its key: its file is made anew whenever needed."""
    keys = _keys_by_address(pictures)

    def kept(tag, attribute, value):
        if (tag, attribute) == ("img", "src"):
            return f"picture:{keys[value]}" if value in keys else None
        return value

    return _harmless(html, attribute_filter=kept)


def _harmless(html: str, **more) -> str:
    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=GONE_WITH_CONTENT,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel", "picture"},
        link_rel="noopener",
        **more,
    )


def _keys_by_address(pictures: set[int]) -> dict[str, int]:
    if not pictures:
        return {}
    renditions = get_image_model().get_rendition_model().objects.filter(image__in=pictures)
    return {rendition.url: rendition.image_id for rendition in renditions}


def thaw(texts: list[str]) -> list[SafeString]:
    """Kept texts as they are shown now, with one question for all pictures and one for all files."""
    whole = "".join(texts)
    pictures = _pictures({int(key) for key in re.findall(r'"picture:(\d+)"', whole)})
    files = _files({int(key) for key in _FILE.findall(whole)})
    # Cleaned once more, whoever wrote into the database; what is put in afterwards is escaped.
    return [SafeString(_thawed(_harmless(text), pictures, files)) for text in texts]


def _pictures(keys: set[int]) -> dict[int, object]:
    if not keys:
        return {}
    found = get_image_model().objects.filter(pk__in=keys).prefetch_renditions(WIDTH)
    return {picture.pk: picture for picture in found}


def _files(keys: set[int]) -> set[int]:
    return (
        set(get_document_model().objects.filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    )


def _thawed(text: str, pictures: dict, files: set[int]) -> str:
    thawing = _Thawing(pictures, files)
    thawing.feed(text)
    thawing.close()
    return "".join(thawing.pieces)


class _Thawing(HTMLParser):
    """Copies a text and changes nothing but its pictures and the links to files that are gone."""

    def __init__(self, pictures, files):
        super().__init__(convert_charrefs=False)
        self.pictures, self.files = pictures, files
        self.pieces: list[str] = []
        # For each open link, whether its end is to be written.
        self.links: list[bool] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "img":
            self.pieces.append(self._picture(attributes))
        elif tag == "a" and (found := _FILE.search(attributes.get("href") or "")):
            there = int(found[1]) in self.files
            self.links.append(there)
            self.pieces.append(self.get_starttag_text() if there else "<span>")
        else:
            if tag == "a":
                self.links.append(True)
            self.pieces.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        if tag == "a" and self.links and not self.links.pop():
            words = _("no longer there")
            self.pieces.append(f" ({escape(words)})</span>")
        else:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data):
        self.pieces.append(data)

    def handle_entityref(self, name):
        self.pieces.append(f"&{name};")

    def handle_charref(self, name):
        self.pieces.append(f"&#{name};")

    def _picture(self, attributes: dict) -> str:
        words = attributes.get("alt") or ""
        found = _PICTURE.match(attributes.get("src") or "")
        picture = self.pictures.get(int(found[1])) if found else None
        if picture is not None:
            try:
                shown = picture.get_rendition(WIDTH)
            except OSError:
                # The row is there, its file is not.
                shown = None
            if shown is not None:
                size = f'width="{shown.width}" height="{shown.height}"'
                return f'<img src="{escape(shown.url)}" {size} alt="{escape(words)}" loading="lazy">'
        if not words:
            return ""
        said = _("A picture that is no longer there: %(words)s") % {"words": words}
        return f'<span class="frozen__gone">{escape(said)}</span>'
