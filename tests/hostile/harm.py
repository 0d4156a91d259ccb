"""Is there anything in this HTML that runs, or that calls another host?"""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

RUNNING_TAGS = {
    "script",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "base",
    "style",
    "template",
    "math",
    "portal",
    "noscript",
    "xml",
}
LOADING = {"src", "srcset", "poster", "background", "data", "lowsrc", "dynsrc", "xlink:href", "formaction"}
ADDRESSES = LOADING | {"href", "action", "cite", "ping", "to", "from", "values"}
GOOD_SCHEMES = {"", "http", "https", "mailto"}
# What a browser drops from an address before it reads the scheme.
IGNORED = re.compile(r"[\x00-\x20\u00a0\u2028\u2029]+")
OWN_SCRIPT_TYPES = {None, "", "module", "text/javascript", "application/json", "application/ld+json"}


class _Reader(HTMLParser):
    def __init__(self, whole_page: bool):
        super().__init__(convert_charrefs=True)
        self.whole_page = whole_page
        self.harm: list[str] = []
        self._script: dict | None = None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if not (self.whole_page and self._is_ours(tag, given)) and tag in RUNNING_TAGS | {
            "svg",
            "link",
            "meta",
        }:
            self.harm.append(f"<{tag}>")
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.harm.append("<meta refresh>")
        self._script = given if tag == "script" else None
        for name, value in attributes:
            self._read_attribute(tag, name.lower(), value or "")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if tag == "script":
            self._script = None

    def handle_data(self, data):
        if self._script is not None and data.strip() and "json" not in (self._script.get("type") or ""):
            self.harm.append(f"inline script {data.strip()[:40]!r}")

    def _is_ours(self, tag: str, given: dict) -> bool:
        """What the portal's own pages hold: scripts from our static files, data, our icons, head entries."""
        if tag == "script":
            return given.get("type") in OWN_SCRIPT_TYPES and _is_own(given.get("src") or "/")
        return tag in {"svg", "link", "meta", "noscript"}

    def _read_attribute(self, tag: str, name: str, value: str):
        if name.startswith("on"):
            self.harm.append(f"<{tag} {name}>")
        if name == "style" or name == "srcdoc":
            self.harm.append(f"<{tag} {name}>")
        if name in ADDRESSES and not _is_good_address(
            value, pictures=tag == "img" and self.whole_page, numbers=self.whole_page
        ):
            self.harm.append(f"<{tag} {name}={value[:40]!r}>")
        if name in LOADING and not _is_own(value):
            self.harm.append(f"<{tag}> loads {value[:40]!r}")
        if name.startswith(("hx-", "data-hx-")) and not self.whole_page:
            self.harm.append(f"<{tag} {name}>")


def _is_good_address(value: str, *, pictures: bool, numbers: bool) -> bool:
    """`numbers`: the numbers to call in need, which stand on pages of ours and are nothing but digits."""
    bare = IGNORED.sub("", value).lower()
    scheme = bare.split(":", 1)[0] if re.match(r"[a-z][a-z0-9+.-]*:", bare) else ""
    if numbers and scheme == "tel":
        return re.fullmatch(r"tel:\+?\d{3,15}", bare) is not None
    return scheme in GOOD_SCHEMES or (pictures and bare.startswith("data:image/"))


def _is_own(value: str) -> bool:
    bare = IGNORED.sub("", value).replace("\\", "/")
    return bare.startswith("data:image/") or not (urlsplit(bare).netloc or urlsplit(bare).scheme)


def harm_in(html: str, *, whole_page: bool = False) -> list[str]:
    """What is harmful in a piece of HTML; in a whole page the portal's own scripts, icons and links are no harm."""
    reader = _Reader(whole_page)
    reader.feed(html)
    reader.close()
    return reader.harm


def assert_harmless(html: str, *, whole_page: bool = False) -> None:
    """No script, no handler, no javascript: or data: address, nothing loaded from another host (IN1, IN2)."""
    assert harm_in(html, whole_page=whole_page) == []
