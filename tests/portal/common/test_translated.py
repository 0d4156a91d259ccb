"""Text that is written once in each language."""

from django.utils.translation import override

from mentors.programmes.models import Programme
from portal.common.languages import language_choices, language_name
from portal.common.translated import Translated


def test_the_reader_gets_her_language():
    text = Translated(de="Tür", en="Door", uk="Двері")

    with override("uk"):
        assert str(text) == "Двері"
    assert text.for_reader("en") == "Door"


def test_what_is_missing_in_her_language_comes_in_the_first_that_has_it():
    assert Translated(de="", en="Door").for_reader("uk") == "Door"
    assert str(Translated()) == ""


def test_languages_are_named_by_their_own_speakers():
    assert [language_name(code) for code in ("de", "uk", "ti", "pl")] == [
        "Deutsch",
        "Українська",
        "ትግርኛ",
        "Polski",
    ]
    assert language_choices()[0] == ("de", "Deutsch")
    assert len(dict(language_choices())) == len(language_choices())


def test_a_field_speaks_before_it_is_saved():
    programme = Programme(name={"de": "Ankommen", "en": "Arriving"})

    with override("en"):
        assert str(programme) == "Arriving"
