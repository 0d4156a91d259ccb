"""Both forms instead of the colon, where a state's rules ask for it."""

import pytest

from portal.pages.paired import paired, paired_page

TABLE = [
    ("Mentor:innen", "Mentorinnen und Mentoren"),
    ("Mentor:in", "Mentorin oder Mentor"),
    ("als Mentor:in begleiten", "als Mentorin oder Mentor begleiten"),
    ("Koordinator:innen", "Koordinatorinnen und Koordinatoren"),
    ("Leser:innen", "Leserinnen und Leser"),
    ("mit Leser:innen", "mit Leserinnen und Lesern"),
    ("den Schüler:innen", "den Schülerinnen und Schülern"),
    ("mit unseren Mitarbeiter:innen", "mit unseren Mitarbeiterinnen und Mitarbeitern"),
    ("Student:innen", "Studentinnen und Studenten"),
    ("Expert:innen", "Expertinnen und Experten"),
    ("Expert:in", "Expertin oder Experte"),
    ("Kolleg:innen", "Kolleginnen und Kollegen"),
    ("Fachkolleg:innen", "Fachkolleginnen und Fachkollegen"),
    ("Ärzt:innen", "Ärztinnen und Ärzte"),
    ("Kinderärzt:in", "Kinderärztin oder Kinderarzt"),
    ("Freund:innen", "Freundinnen und Freunde"),
    ("Ingenieur:innen", "Ingenieurinnen und Ingenieure"),
    ("Polizist:innen", "Polizistinnen und Polizisten"),
    ("Therapeut:innen", "Therapeutinnen und Therapeuten"),
    ("Anwält:in", "Anwältin oder Anwalt"),
    ("eine:n Mentor:in", "eine Mentorin oder einen Mentor"),
    ("Ihr:e Mentor:in", "Ihre Mentorin oder Ihr Mentor"),
    ("einer:m Mentor:in", "einer Mentorin oder einem Mentor"),
    ("Jede:r Mentor:in", "Jede Mentorin und jeder Mentor"),
    ("der:die Ärzt:in", "die Ärztin oder der Arzt"),
    ("Jede:r kann", "Jede und jeder kann"),
    ("neue:r", "neue oder neuer"),
    ("um 10:30 Uhr", "um 10:30 Uhr"),
    ("Zeit: in Ruhe", "Zeit: in Ruhe"),
    ("innen", "innen"),
    ("https://example.org/a:in", "https://example.org/a:in"),
]


@pytest.mark.parametrize(("colon", "both"), TABLE, ids=[row[0] for row in TABLE])
def test_a_colon_form_becomes_both_forms(colon, both):
    assert paired(colon) == both


def test_nothing_but_the_text_between_tags_changes():
    page = (
        '<!DOCTYPE html><title>Mentor:innen</title><!-- Mentor:in --><a href="/de/Mentor:in" title="Mentor:in">'
        'für&nbsp;Mentor:innen</a><br><img alt="Mentor:in"><textarea>Mentor:in</textarea>'
        '<script type="application/json">{"a":"Mentor:in"}</script><p data-own-words>Mentor:in <b>Mentor:in</b></p>Mentor:in'
    )

    assert paired_page(page) == (
        "<!DOCTYPE html><title>Mentorinnen und Mentoren</title><!-- Mentor:in -->"
        '<a href="/de/Mentor:in" title="Mentor:in">für&nbsp;Mentorinnen und Mentoren</a><br><img alt="Mentor:in">'
        '<textarea>Mentor:in</textarea><script type="application/json">{"a":"Mentor:in"}</script>'
        "<p data-own-words>Mentor:in <b>Mentor:in</b></p>Mentorin oder Mentor"
    )
