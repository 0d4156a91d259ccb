"""The public pages that are measured, found where a reader finds them: in the sitemap."""

import re

from .portal import Portal

KINDS = {
    "home": r"/de/",
    "chapter": r"/de/leitfaden/[^/]+/",
    "good practice": r"/de/gute-praxis/[^/]+/",
}


def public(portal: Portal) -> dict[str, str]:
    """The path of one page of each kind."""
    addresses = re.findall(r"<loc>https?://[^/<]+(/[^<]*)</loc>", portal.get("/sitemap.xml").decode())
    found = {}
    for kind, pattern in KINDS.items():
        matching = sorted(path for path in addresses if re.fullmatch(pattern, path))
        if not matching:
            raise SystemExit(f"The sitemap names no page of the kind: {kind}.")
        found[kind] = matching[0]
    return found
