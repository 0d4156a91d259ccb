"""R20: a call to action leads to a place that is there, in the reader's language, or shows no button."""

import pytest

from portal.pages import targets
from tests.factories import pages

pytestmark = pytest.mark.django_db


def call(**fields) -> dict:
    return pages.block(
        "call_to_action", {"text": "", "label": "Los geht es", "url": "", "page": None, **fields}
    )


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("become_mentor", "/{}/mentors/register/"),
        ("find_mentor", "/{}/mentors/"),
        ("contact", "/{}/write-to-us/"),
        ("tell_practice", "/{}/practices/tell/"),
    ],
)
@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_a_target_leads_there_in_the_language_of_the_page(client, target, address, language):
    pages.make_article(language, slug="seite", body=[call(target=target)])

    page = client.get(f"/{language}/seite/").content.decode()

    assert f'href="{address.format(language)}"' in page.partition("<main")[2].partition("</main")[0]


def test_a_target_that_nobody_offers_shows_no_button(client):
    targets.register("nowhere", "nowhere", "no:such_address")
    pages.make_article("de", slug="seite", body=[call(target="nowhere")])
    pages.make_article("de", slug="andere", body=[call(target="gone")])

    shown = [client.get(url).content.decode() for url in ("/de/seite/", "/de/andere/")]

    assert ["Los geht es" in page for page in shown] == [False, False]
    del targets._targets["nowhere"]


def test_a_page_is_found_in_the_readers_language_and_a_draft_is_not_linked(client):
    german = pages.make_article("de", slug="ziel")
    pages.make_article("en", slug="goal", translation_of=german)
    pages.make_article("en", slug="page", body=[call(page=german.pk)])
    draft = pages.make_article("en", slug="draft", live=False)
    pages.make_article("en", slug="other", body=[call(page=draft.pk)])

    assert 'href="/en/goal/"' in client.get("/en/page/").content.decode().partition("<main")[2]
    assert "Los geht es" not in client.get("/en/other/").content.decode()


def test_an_address_written_earlier_still_leads_there(client):
    pages.make_article("de", slug="seite", body=[call(url="/de/mentors/")])

    assert 'href="/de/mentors/"' in client.get("/de/seite/").content.decode().partition("<main")[2]
