"""Journey 3. A mentee says what she brings and seeks, hears one kind no and one yes, and the two have a page."""

import pytest

from tests.factories.directory import make_listed_mentor
from tests.factories.files import docx, pdf, upload
from tests.factories.matching import make_forms
from tests.factories.programmes import make_cohort, make_programme


@pytest.fixture
def programme(organisation):
    programme = make_programme(organisation, name={"de": "Ankommen im Beruf"})
    make_forms(programme)
    make_cohort(programme)
    return programme


@pytest.fixture
def mentor(programme, person):
    """`mentor("oksana", headline="…")`: somebody in the directory, for all members to see."""

    def listed(name: str, **profile):
        return person(name, prepare=lambda member: make_listed_mentor(programme, member, **profile))

    return listed


def asks(mentee, words: str):
    """She searches, opens the first profile, and begins to ask."""
    mentee.opens(f"/de/mentors/?q={words}")
    mentee.opens(mentee.page.select_one(".person h2 a")["href"])
    return mentee.follows("Anfrage beginnen").presses("Beginnen")


def test_a_mentee_finds_a_mentor(programme, mentor, person):
    oksana = mentor("oksana", headline="Bauingenieurin im Amt", places=2)
    tariq = mentor("tariq", headline="Statiker im eigenen Büro", places=1)
    iryna, petra, stranger = person("iryna"), person("petra"), person("sven")

    # She says first what she brings, and only then what she seeks. What is missing is said; what is written stays.
    asks(iryna, "Bauingenieurin").presses("Speichern und weiter", bring="Zehn Jahre Statik.")
    iryna.presses("Speichern und weiter", wish="", safe="Nur vormittags.")
    assert "Nur vormittags." in iryna.page.find(attrs={"name": "safe"}).get_text()
    iryna.presses(
        "Speichern und weiter",
        wish="Jemanden, der die Kammer kennt.",
        cv=upload("lebenslauf.pdf", pdf()),
        letter=upload("brief.docx", docx()),
    )
    for words in ("Zehn Jahre Statik.", "Jemanden, der die Kammer kennt.", "lebenslauf.pdf", "brief.docx"):
        assert iryna.reads(words)
    iryna.presses("Anfrage senden")
    assert iryna.reads("Ihre Anfrage ist unterwegs.")
    to_oksana = iryna.address

    # The mentor hears of it without a name, reads what is meant for her, and opens the CV. That is written down.
    assert "Iryna" not in oksana.letter().subject + oksana.letter().text
    oksana.opens(oksana.letter().links[0])
    assert oksana.reads("Zehn Jahre Statik.")
    assert not oksana.reads("Nur vormittags.")
    cv = oksana.link_to("/files/")
    assert oksana.client.get(cv).status_code == 200
    assert iryna.opens("/de/me/seen-by/").reads("Oksana M.")
    assert stranger.is_refused(to_oksana)
    assert stranger.is_refused(cv)

    # She cannot, and says so kindly. The files are gone at once.
    oksana.follows("Bei mir geht es nicht")
    oksana.presses("Antwort senden", reason="other_field", words="Fragen Sie Tariq.")
    assert oksana.is_refused(cv)
    assert "Fragen Sie Tariq." not in iryna.letter().text
    iryna.opens(iryna.letter().links[0])
    assert iryna.reads("Fragen Sie Tariq.")
    assert iryna.reads("Eine Absage sagt nichts über Sie.")

    # What she brings is kept: the next one takes a minute. Somebody else asks the same mentor for his last place.
    asks(iryna, "Statiker")
    assert "Zehn Jahre Statik." in iryna.page.find(attrs={"name": "bring"}).get_text()
    iryna.presses("Speichern und weiter").presses("Speichern und weiter", wish="Die Kammer.")
    iryna.presses("Anfrage senden")
    asks(petra, "Statiker").presses("Speichern und weiter", bring="Neugier.")
    petra.presses("Speichern und weiter", wish="Ein Gespräch.").presses("Anfrage senden")

    tariq.opens("/de/applications/").follows("Petra M.")
    asked_by_petra = tariq.address
    tariq.opens("/de/applications/").follows("Iryna M.").presses("Zusagen")
    assert tariq.reads("Tariq und Iryna M.")
    page_for_two = tariq.address

    # The last place is taken once; who came later is not turned away without a word.
    tariq.opens(asked_by_petra)
    assert tariq.presses("Zusagen").reads("Ihr letzter Platz")
    assert petra.opens(asked_by_petra).reads("Tariq M.")

    # Both have the page, each tells how to be reached, and nobody else sees it.
    iryna.opens(iryna.letter().links[0])
    assert iryna.address == page_for_two
    assert iryna.reads("Iryna und Tariq M.")
    tariq.opens(page_for_two).presses("Mitteilen", reach_me="Abends, 0421 555 01")
    assert iryna.opens(page_for_two).reads("Abends, 0421 555 01")
    assert stranger.is_refused(page_for_two)
    assert petra.is_refused(page_for_two)
