"""An address that was given away keeps working after a page was renamed or moved."""

import pytest

from tests.factories import pages


@pytest.mark.parametrize(("language", "root"), [("de", "leitfaden"), ("en", "blueprint"), ("uk", "poradnyk")])
def test_a_renamed_page_is_found_under_its_old_address(
    db, client, language, root, django_capture_on_commit_callbacks
):
    index = pages.make_blueprint(language, slug=root)
    chapter = pages.make_chapter(index, slug="alt")

    chapter.slug = "neu"
    with django_capture_on_commit_callbacks(execute=True):
        chapter.save_revision().publish()

    answer = client.get(f"/{language}/{root}/alt/")
    assert (answer.status_code, answer.url) == (301, f"/{language}/{root}/neu/")
    assert client.get(answer.url).status_code == 200


def test_what_lies_below_a_renamed_page_is_found_too(db, client, django_capture_on_commit_callbacks):
    index = pages.make_blueprint("de", slug="leitfaden")
    pages.make_chapter(index, slug="kapitel")
    index.refresh_from_db()

    index.slug = "handreichung"
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision().publish()

    assert client.get("/de/leitfaden/kapitel/").url == "/de/handreichung/kapitel/"
