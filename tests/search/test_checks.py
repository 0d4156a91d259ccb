"""`manage.py check` refuses what cannot work and warns of what should not be."""

import pytest

from search.checks import elasticsearch_is_well_configured, the_line_to_elasticsearch_is_closed


def ids(found):
    return [message.id.partition(".")[2] for message in found]


@pytest.fixture
def configured(settings):
    def configure(**values):
        usual = {"URL": "https://search.example.org:9200", "API_KEY": "k", "USER": "", "PASSWORD": ""}
        for name, value in {**usual, **values}.items():
            setattr(settings, name if name.startswith("SEARCH") else f"ELASTICSEARCH_{name}", value)
        return ids(elasticsearch_is_well_configured(None)), ids(the_line_to_elasticsearch_is_closed(None))

    return configure


def test_nothing_is_said_where_there_is_none(configured):
    assert configured(URL="", API_KEY="") == ([], [])


def test_a_good_configuration_is_not_talked_about(configured):
    assert configured() == ([], [])
    assert configured(API_KEY="", USER="portal", PASSWORD="p") == ([], [])
    assert configured(URL="https://a.example.org:9200, https://b.example.org:9200") == ([], [])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"URL": "search.example.org:9200"}, "E001"),
        ({"URL": "https://"}, "E001"),
        ({"URL": "https://search:port"}, "E001"),
        ({"USER": "portal", "PASSWORD": "p"}, "E003"),
        ({"API_KEY": "", "USER": "portal"}, "E004"),
        ({"SEARCH_INDEX_PREFIX": "Wegweiser*"}, "E005"),
        ({"URL": "https://a.example.org,http://localhost:9200"}, "E006"),
    ],
)
def test_what_cannot_work_is_refused(configured, values, said):
    assert configured(**values)[0] == [said]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"URL": "http://search.example.org:9200"}, ["W001"]),
        ({"URL": "http://localhost:9200"}, []),
        ({"API_KEY": ""}, ["W002"]),
        ({"VERIFY": False}, ["W003"]),
    ],
)
def test_an_open_line_is_warned_of(configured, values, said):
    assert configured(**values)[1] == said
