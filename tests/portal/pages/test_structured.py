"""What pages tell machines about themselves."""

import json

from bs4 import BeautifulSoup

from tests.factories import pages


def told(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return json.loads(page.find("script", type="application/ld+json").string)["@graph"]


def test_a_chapter_names_itself_and_the_way_to_it(db, client):
    index = pages.make_blueprint("de", slug="leitfaden", title="Leitfaden")
    pages.make_chapter(index, slug="anfang", title="Anfang", lede="Worum es geht.", number=4)

    page, way, publisher = told(client, "/de/leitfaden/anfang/")

    assert (page["@type"], page["name"], page["inLanguage"]) == ("Chapter", "Anfang", "de")
    assert page["description"] == "Worum es geht."
    assert page["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert [item["name"] for item in way["itemListElement"]] == ["Leitfaden", "Kapitel 4"]
    assert publisher == {"@type": "Organization", "@id": "#publisher", "name": "Wegweiser"}


def test_no_title_ends_the_data_early(db, client):
    index = pages.make_blueprint("de", slug="leitfaden")
    title = '</script><script>alert(1)</script> & "so"'
    pages.make_chapter(index, slug="anfang", title=title)

    answer = client.get("/de/leitfaden/anfang/").content.decode()

    assert "<script>alert(1)" not in answer
    assert told(client, "/de/leitfaden/anfang/")[0]["name"] == title


def test_what_is_not_there_is_left_out(db, client):
    pages.make_blueprint("de", slug="leitfaden", lede="")

    assert "description" not in told(client, "/de/leitfaden/")[0]
