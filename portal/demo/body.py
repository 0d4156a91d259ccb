"""Turns the blocks of the demo's texts into what a page's body stores."""

from uuid import NAMESPACE_URL, uuid5

from portal.pages.written import paragraphs


def body(blocks: list[dict], *, page: str) -> list[dict]:
    """The stream of a page. Ids are the same in every language, so that translations belong together."""
    return [
        {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"demo/{page}/{number}"))}
        for number, block in enumerate(blocks)
        for kind, value in [stored(block)]
    ]


def stored(block: dict) -> tuple[str, object]:
    """(type, value) of one block of the demo's files."""
    value = {key: each for key, each in block.items() if key != "type"}
    match block["type"]:
        case "text":
            return "text", paragraphs(value["paragraphs"])
        case "practice_list":
            value["items"] = [paragraphs(item) for item in value["items"]]
        case "scenario":
            value["story"] = paragraphs(value["story"])
        case "tool":
            value["text"] = paragraphs(value["text"])
        case "cross_reference":
            # Which page the chapter is, the loader knows once every chapter is there.
            value["page"] = value.pop("chapter")
    return block["type"], value


def sections(sections: list[dict]) -> list[dict]:
    """The sections of a standing page (heading, paragraphs, items) as blocks of the demo's files."""
    blocks = []
    for section in sections:
        blocks.append({"type": "heading", "anchor": section["anchor"], "title": section["title"]})
        if section.get("paragraphs"):
            blocks.append({"type": "text", "paragraphs": section["paragraphs"]})
        if section.get("items"):
            blocks.append({"type": "practice_list", "title": "", "items": section["items"]})
    return blocks
