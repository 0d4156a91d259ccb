"""R25: questions that are often asked."""

import pytest

from portal.pages.blocks import FaqBlock
from portal.pages.frame import address_of
from tests.factories import pages

pytestmark = pytest.mark.django_db
TOPICS = {
    "Mentoring": {"Wie oft trifft man sich?": "Etwa zweimal im Monat.", "Was kostet es?": "Nichts."},
    "Konto": {"Brauche ich ein Konto?": "Zum Lesen <b>nicht</b>."},
}


def test_questions_stand_under_their_topics_and_open_without_a_script(client):
    pages.make_faq("de", slug="fragen", topics=TOPICS)

    page = client.get("/de/fragen/").content.decode()

    assert page.count('<details class="disclosure"') == 3
    assert '<h2 id="konto">Konto</h2>' in page
    assert '<details class="disclosure" id="was-kostet-es">' in page
    assert "Nichts." in page


def test_the_questions_are_linked_at_the_foot_in_their_language_alone(client):
    pages.make_faq("de", slug="fragen")

    assert (address_of("faq", "de"), address_of("faq", "uk")) == ("/de/fragen/", None)
    assert 'href="/de/fragen/"' in client.get("/de/").content.decode()


def test_the_questions_can_be_told_to_search_engines():
    page = pages.make_faq("de", slug="fragen", topics=TOPICS)

    data = page.structured()

    assert data["@type"] == "FAQPage"
    assert [
        (each["name"], each["acceptedAnswer"]["text"], each["url"].partition("#")[2])
        for each in data["mainEntity"]
    ] == [
        ("Wie oft trifft man sich?", "Etwa zweimal im Monat.", "wie-oft-trifft-man-sich"),
        ("Was kostet es?", "Nichts.", "was-kostet-es"),
        ("Brauche ich ein Konto?", "Zum Lesen nicht .", "brauche-ich-ein-konto"),
    ]


def test_a_question_without_an_anchor_gets_one_from_its_words():
    block = FaqBlock()
    entry = {"anchor": "", "question": "Що це коштує?", "answer": "<p>Нічого.</p>"}
    value = block.to_python(
        [{"type": "topic", "value": {"anchor": "", "title": "Гроші", "entries": [entry]}}]
    )

    cleaned = block.clean(value)

    assert cleaned[0].value["entries"][0]["anchor"] == "shcho-tse-koshtuie"


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_of_many_questions_costs_as_much_as_one_of_few(count, client, django_assert_max_num_queries):
    topics = {"Alles": {f"Frage {number}?": "Ja." for number in range(count)}}
    pages.make_faq("de", slug="fragen", topics=topics)
    client.get("/de/")

    with django_assert_max_num_queries(12):
        assert client.get("/de/fragen/").status_code == 200
