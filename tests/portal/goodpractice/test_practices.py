"""Good practices: a plain list, and each one told so that others can do it too."""

import json

from django.core.cache import caches

from portal.common.models import Topic
from portal.pages.frame import frame_of
from tests.factories import pages


def lines(kind, *values):
    return json.dumps([{"type": kind, "value": value} for value in values])


def test_a_practice_tells_where_how_with_what_and_what_was_learned(index, organisation, client):
    practice = pages.make_practice(
        index,
        title="Am Küchentisch",
        slug="kuechentisch",
        organisation=organisation,
        quotation="Beim Zwiebelschneiden weint man ohnehin.",
        context="<p>Vier Paare.</p>",
        steps=lines("step", {"title": "Einen Ort finden", "text": "Eine Küche."}),
        needs=lines("line", "Ein Schlüssel"),
        lessons="<p>Eine Sache genügt.</p>",
        adaptations=lines("line", "Auch ohne Küche"),
    )
    practice.topics.set([Topic.objects.create(name="networks", slug="networks", name_de="Netzwerke")])
    practice.save_revision().publish()

    page = client.get("/de/gute-praxis/kuechentisch/").content.decode()

    for words in (
        "Am Küchentisch",
        "Beim Zwiebelschneiden",
        "Vier Paare.",
        "Einen Ort finden",
        "Ein Schlüssel",
        "Eine Sache genügt.",
        "Auch ohne Küche",
        "Universität Halmstein",
        "Netzwerke",
    ):
        assert words in page


def test_the_list_costs_the_same_with_one_practice_and_with_thirty(
    index, organisation, client, django_assert_max_num_queries
):
    topic = Topic.objects.create(name="networks", slug="networks")

    def one_more():
        practice = pages.make_practice(index, organisation=organisation)
        practice.topics.set([topic])
        practice.save()

    one_more()
    client.get("/en/")
    frame_of("de")
    caches["pages"].clear()
    with django_assert_max_num_queries(12) as one:
        client.get("/de/gute-praxis/")
    for _number in range(29):
        one_more()
    caches["pages"].clear()

    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get("/de/gute-praxis/")


def test_an_empty_list_says_what_comes(index, client):
    assert "Die erste gute Praxis entsteht gerade" in client.get("/de/gute-praxis/").content.decode()
