"""What frames the pages: partners, the facts the law asks for, questions, plain words."""

from portal.pages.models import (
    AccessibilitySettings,
    ArticlePage,
    FaqPage,
    ImprintSettings,
    Partner,
    PlainPage,
    SiteSettings,
)

from .. import texts
from ..body import paragraphs
from .tree import Translated, homes, in_three_languages, stream


def load() -> None:
    source = texts.read("frame")
    partners(source["partners"])
    imprint(source["imprint"])
    accessibility(source["accessibility"])
    faq(source["faq"])
    plain(source["plain"])


def partners(entries: list[dict]) -> None:
    for number, entry in enumerate(entries, start=1):
        roles = {f"role_{language}": words for language, words in entry["role"].items()}
        partner, _is_new = Partner.objects.get_or_create(name=entry["name"])
        partner.kind, partner.position = entry["kind"], 10 * number
        for name, words in roles.items():
            setattr(partner, name, words)
        partner.save()


def imprint(entry: dict) -> None:
    chosen = ImprintSettings.load()
    if not chosen.holder:
        for name, words in entry.items():
            setattr(chosen, name, words)
        chosen.save()
    site = SiteSettings.load()
    site.licence_holder = site.licence_holder or entry["holder"]
    site.save()


def accessibility(entry: dict) -> None:
    chosen = AccessibilitySettings.load()
    if chosen.conformance:
        return
    chosen.conformance, chosen.checked_by = entry["conformance"], entry["checked_by"]
    for language, lines in entry["barriers"].items():
        setattr(chosen, f"barriers_{language}", "\n".join(lines))
    body = dict(entry["body"])
    names = {f"name_{language}": name for language, name in body.pop("name").items()}
    chosen.bodies = [("body", {**body, **names})]
    chosen.save()


def faq(entry: dict) -> None:
    def fields(language):
        text = texts.in_language(entry, language)
        blocks = [
            {
                "type": "topic",
                "anchor": topic["anchor"],
                "title": topic["title"],
                "entries": [{**each, "answer": paragraphs(each["answer"])} for each in topic["entries"]],
            }
            for topic in text["topics"]
        ]
        return {"lede": text["lede"], "body": stream(blocks, "faq")}

    in_three_languages(FaqPage, homes(), entry, fields)


def plain(entries: list[dict]) -> None:
    """The first one lies below the home page and says it in plain words; the others lie below the first."""
    parents = homes()
    for number, entry in enumerate(entries):
        made = in_three_languages(
            PlainPage, parents, entry, lambda code, entry=entry: plain_fields(entry, code)
        )
        if number == 0:
            parents = made


def plain_fields(entry: dict, language: str) -> dict:
    text = texts.in_language(entry, language)
    blocks = [{**part, "type": "part", "sentences": "\n".join(part["sentences"])} for part in text["parts"]]
    if entry.get("numbers"):
        blocks.insert(0, {"type": "help_lines", "lines": help_lines(language)})
    if entry.get("contact"):
        blocks.append({"type": "call_to_action", "text": "", "label": text["contact"], "target": "contact"})
    return {
        "lede": text["lede"],
        "of": said_by(entry["of"])[language].page_ptr,
        "body": stream(blocks, entry["of"]),
    }


def said_by(key: str) -> Translated:
    """The page that a plain one stands beside, by language."""
    if key == "home":
        return homes()
    pages = ArticlePage.objects.filter(purpose=key).select_related("locale")
    return {page.locale.language_code: page for page in pages}


def help_lines(language: str) -> list[dict]:
    """The numbers of "help in need", without what each is for: the fewer words, the sooner somebody calls."""
    page = next(each for each in texts.read("static_pages")["pages"] if each["key"] == "help_in_need")
    numbers = texts.in_language(page["numbers"], language)
    return [
        {"number": line["number"], "tel": line["tel"], "name": line["name"], "text": ""} for line in numbers
    ]
