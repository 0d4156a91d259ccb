"""The public pages that are measured, found where a reader finds them: in the sitemap and in the lists."""

import re

from .portal import Portal

KINDS = {
    "home": r"/de/",
    "chapter": r"/de/leitfaden/[^/]+/",
    "good practice": r"/de/gute-praxis/[^/]+/",
}
DIRECTORY = "/de/mentors/"
QUESTIONS, QUESTION = "/de/community/questions/", r"/de/community/questions/[0-9a-f-]{36}/"


def kept(portal: Portal) -> dict[str, str]:
    """The path of one page of each kind that the page cache keeps."""
    addresses = re.findall(r"<loc>https?://[^/<]+(/[^<]*)</loc>", portal.get("/sitemap.xml").decode())
    found = {}
    for kind, pattern in KINDS.items():
        matching = sorted(path for path in addresses if re.fullmatch(pattern, path))
        if not matching:
            raise SystemExit(f"The sitemap names no page of the kind: {kind}.")
        found[kind] = matching[0]
    return found


def public(portal: Portal) -> dict[str, str]:
    """Those, the directory, and one question that everybody may read, if the demo has one."""
    found = {**kept(portal), "directory": DIRECTORY}
    question = re.search(rf'href="({QUESTION})', portal.get(QUESTIONS).decode())
    if question:
        found["question"] = question[1]
    return found
