"""The clearest questions keep their order, over a handful of entries. The full figure is the bench's (bench/relevance)."""

import pytest

from search.models import Synonyms
from search.sources import Words

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

RECOGNITION = ("Anerkennung", "Recognition", "Визнання диплома")
NURSING = ("Pflege", "Nursing", "Медсестринство")


@pytest.fixture
def shelf(library):
    library.add(
        "Oksana Melnyk, Bauingenieurin",
        tags=RECOGNITION,
        text="Anerkennung, Schritt für Schritt. Abends um acht.",
    )
    library.add(
        "Samuel Tesfaye, Pflegefachmann",
        tags=NURSING,
        text="Ausbildung in der Pflege, Prüfungen vorbereiten.",
    )
    library.add(
        "Der Ordner",
        text="Elf Monate trug ich meine Zeugnisse spazieren. Die Anerkennung dauerte noch ein Jahr.",
    )
    library.add("Das erste Treffen", text="Eine Stunde, in der noch nichts gelöst werden muss.")
    library.add(
        "Gut aufhören",
        text="Drei Treffen vorher sprechen Sie das Ende an. Was stand im ersten Treffen im Raum? Ein Abschied.",
    )
    library.add(
        "Rückmeldung, die hilft", text="Wie man sagt, was man gesehen hat, ohne ein Urteil daraus zu machen."
    )
    library.add(
        "Ein Tag daneben", text="Zusehen bei der Arbeit. Danach eine halbe Stunde Rückmeldung zu zweit."
    )
    library.add_several(
        [
            Words(
                title="Fünf Grundsätze, die halten",
                text="Woran Sie erkennen, ob ein Gespräch stärkt.",
                audience="public",
            ),
            Words(title="Die fünf Grundsätze", text="Erst festen Boden.", audience="public", part="the-five"),
            Words(title="Wenn sie sich reiben", text="Zwei Grundsätze.", audience="public", part="clash"),
        ]
    )
    library.add(
        "In kleinen Schritten planen", text="Die Kurzfassung steht bei den fünf Grundsätzen, in drei Spalten."
    )
    library.add("Навчання у Харкові", text="Двоє лікарок, одна училася в Харкові.")
    Synonyms.objects.create(words="Pflege, Krankenschwester, nurse, медсестра")
    Synonyms.objects.create(words="Rückmeldung, Feedback, відгук, фідбек")
    Synonyms.objects.create(words="Abschied, goodbye, прощання")
    return library


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Anerkennung", ["Oksana Melnyk, Bauingenieurin", "Der Ordner"]),
        ("Anerkenung", ["Oksana Melnyk, Bauingenieurin", "Der Ordner"]),
        ("визнання диплома", ["Oksana Melnyk, Bauingenieurin"]),
        ("Оксана", ["Oksana Melnyk, Bauingenieurin"]),
        ("erstes Treffen", ["Das erste Treffen", "Gut aufhören"]),
        ("Prüfung vorbereiten", ["Samuel Tesfaye, Pflegefachmann"]),
        ("Feedback", ["Rückmeldung, die hilft", "Ein Tag daneben"]),
        ("фідбек", ["Rückmeldung, die hilft", "Ein Tag daneben"]),
        ("Rückmeldung geben", ["Rückmeldung, die hilft", "Ein Tag daneben"]),
        ("Krankenschwester", ["Samuel Tesfaye, Pflegefachmann"]),
        ("медсестри", ["Samuel Tesfaye, Pflegefachmann"]),
        ("Kharkiv", ["Навчання у Харкові"]),
        ("saying goodbye", ["Gut aufhören"]),
    ],
)
def test_the_clearest_questions_keep_their_order(shelf, titles, typed, first):
    assert titles(typed)[: len(first)] == first
