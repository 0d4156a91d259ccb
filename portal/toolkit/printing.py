"""How the toolkit's own blocks are printed."""

from portal.printing.blocks import prints
from portal.printing.document import Heading, Listing, Paragraph, Run


@prints("prompts")
def _prompts(value, base):
    yield Heading(value["title"])
    items = []
    for prompt in value["prompts"]:
        note = (Run(f" {prompt['note']}", italic=True),) if prompt["note"] else ()
        items.append((Run(prompt["text"]), *note))
    yield Listing(tuple(items), ordered=True)


@prints("checklist")
def _checklist(value, base):
    yield Heading(value["title"])
    # A box to tick with a pencil, one line each.
    for item in value["items"]:
        yield Paragraph((Run(f"□  {item}"),))
