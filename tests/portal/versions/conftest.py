import json

import pytest

from portal.blueprint.models import ChapterPage
from tests.factories import pages


@pytest.fixture
def index(db):
    return pages.make_blueprint(slug="leitfaden")


def body(first="Mitte", *more, intro="Anfang"):
    """A short chapter: an introduction and the section "first", then whatever else."""
    ids = {
        "intro": "1" * 8 + "-0000-4000-8000-000000000001",
        "head": "2" * 8 + "-0000-4000-8000-000000000002",
    }
    return [
        pages.block("text", f"<p>{intro}</p>", ids["intro"]),
        pages.block("heading", {"title": "Erster Teil", "anchor": "first"}, ids["head"]),
        pages.text(first),
        *more,
    ]


@pytest.fixture
def chapter(index):
    return pages.make_chapter(index, slug="anfangen", title="Anfangen", body=body())


@pytest.fixture
def publish():
    """Publish a page again, as an import or an editor does: `publish(page, body=…, change_reason=…)`."""

    def again(page, **fields):
        page = type(page).objects.get(pk=page.pk)
        if "body" in fields:
            fields["body"] = json.dumps(fields["body"])
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)

    return again


@pytest.fixture
def trio(chapter):
    """The same chapter in three languages, each written by hand."""
    made = {"de": chapter}
    for language in ("en", "uk"):
        index = pages.make_blueprint(language, slug="guide", translation_of=chapter.get_parent().specific)
        made[language] = pages.make_chapter(
            index, slug="start", title="Start", body=body("Middle", intro="Begin"), translation_of=chapter
        )
    return made


def states(page) -> dict[str, int]:
    return {each.anchor: each.step for each in page.section_states.order_by("anchor")}


__all__ = ["ChapterPage", "body", "states"]
