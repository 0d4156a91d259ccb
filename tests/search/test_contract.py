"""What every engine must do alike: the same words, the same rights. Runs on each database, and on whatever engine there is."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.accounts.models import Block, Organisation
from search import services
from search.finding import similar, suggest
from search.models import Entry, Synonyms, Term
from search.query import Place
from search.sources import Words
from tests.search import engines

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

VISITOR = AnonymousUser()
HAMBURG, BREMEN, MUNICH = (53.55, 9.99), (53.08, 8.81), (48.14, 11.58)


@pytest.fixture(autouse=True, params=engines.ALL)
def engine(request, engines_of_this_run, library, settings, monkeypatch):
    with engines_of_this_run.running(request.param, settings, monkeypatch) as elastic:
        if elastic:
            library.settle = elastic.settle
        yield request.param


# --- words ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Brücke", "bruecke"),
        ("Brücke", "BRUCKE"),
        ("Straße", "strasse"),
        ("П’ятниця", "пятниця"),
        ("Ґанок", "ганок"),
        ("Mentorinnen gesucht", "Mentorin"),
        ("Die Anerkennung", "Anerkennungen"),
        ("Kleine Schritte", "kleiner Schritt"),
        ("Two studies", "study"),
        ("Mentoring in practice", "mentored"),
        ("Women who nurse", "nurses"),
        ("Наставництво для жінок", "наставництва"),
        ("Перша робота", "роботою"),
        ("Допомога", "допомозі"),
        ("Pflegeausbildung", "Pflege"),
        ("Pflegeausbildung", "Ausbildung"),
        ("Anerkennungsverfahren", "verfahren"),
        ("Sprachcafé", "sprachcafe"),
        ("100 Fragen", "100"),
        ("Brandt-Okafor", "okafor brandt"),
    ],
)
def test_a_word_is_found_in_other_spellings_and_forms(library, titles, written, typed):
    library.add(written)
    library.add("Etwas ganz anderes")

    assert titles(typed) == [written]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Anerkennung", "Anerkenung"),
        ("Pflege", "Pfelge"),
        ("Lebenslauf", "Lebenslaf"),
        ("Наставництво", "наставицтво"),
        ("Scholarship", "shcolarship"),
        ("Bewerbungsgespräch", "Bewerbungsgesprech"),
    ],
)
def test_a_typing_error_is_forgiven_and_said(library, ask, written, typed):
    library.add(written)

    result = ask(typed)

    assert [hit.title for hit in result.hits] == [written]
    assert (result.suggestion, result.corrected) == (written, True)


def test_a_word_that_is_right_is_not_corrected(library, ask):
    library.add("Pflege")

    assert (ask("Pflege").suggestion, ask("Pflege").corrected) == ("", False)
    assert ask("Xylophonkonzert").suggestion == ""


def test_whoever_means_exactly_what_she_typed_gets_no_other_answer(library, ask):
    library.add("Pflege")

    result = ask("Pfelge", forgiving=False)

    assert (result.hits, result.total, result.suggestion, result.corrected) == ((), 0, "", False)


NAMES = [
    ("Oksana Melnyk", "Оксана Мельник"),
    ("Оксана", "Oksana"),
    ("Нового дня в Києві", "Kyiv"),
    ("Нового дня в Києві", "Kiew"),
    ("Київ", "Kyjiw"),
    ("Шевченко", "Shevchenko"),
    ("Шевченко", "Schewtschenko"),
    ("Mykola Hrytsenko", "Гриценко"),
    ("Щербак", "Schtscherbak"),
    ("Житомир", "Schytomyr"),
    ("Юлія", "Julija"),
    ("Tetjana", "Тетяна"),
]


@pytest.mark.parametrize(("written", "typed"), NAMES)
def test_a_name_is_found_in_other_letters(library, ask, written, typed):
    library.add(written)
    library.add("Etwas ganz anderes")

    result = ask(typed)

    assert ([hit.title for hit in result.hits], result.suggestion) == ([written], "")


def test_a_name_is_found_in_every_way_of_writing_it_where_it_is_known_for_one(library, titles):
    library.add("Studium in Charkiw")
    library.add("Навчання у Харкові")

    assert sorted(titles("Kharkiv")) == ["Studium in Charkiw", "Навчання у Харкові"]


def test_a_name_in_other_letters_that_nobody_knows_is_what_was_probably_meant(library, ask):
    library.add("Halyna Shevchuk")

    result = ask("Schewtschuk")

    assert ([hit.title for hit in result.hits], result.suggestion) == (["Halyna Shevchuk"], "Shevchuk")


def test_a_short_word_of_another_script_is_no_name(library, titles):
    library.add("коли вже немає сил")

    assert titles("Ziel") == []


def test_AC7_a_name_in_other_letters_is_found_by_those_alone_who_may_read_it(library, ask, member):
    library.add("Оксана Мельник", audience="members", text="Геймшац")

    assert everything_about("Oksana", VISITOR, ask) == NOTHING
    assert everything_about("Heimschaz", VISITOR, ask) == NOTHING
    assert ask("Oksana", member).total == 1


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("наступниця", "наставниця"),
        ("setzt", "setzen"),
        ("допомога", "допомозі"),
        ("Bewerbungen", "Bewerberinnen"),
    ],
)
def test_another_right_word_is_no_typing_error(library, ask, written, typed):
    library.add("Etwas ganz anderes", text=written)

    assert ask(typed).suggestion == ""


def test_a_word_that_the_editors_know_is_right(library, ask):
    library.add("Kiste")
    assert ask("Küste").suggestion == "Kiste"

    Synonyms.objects.create(words="Küste, Strand")
    assert ask("Küste").suggestion == ""


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Childcare", "child care"),
        ("Probearbeiten", "Probe arbeiten"),
        ("At the kitchen table", "kitchentable"),
    ],
)
def test_words_are_found_written_as_one_and_as_two(library, titles, written, typed):
    library.add(written)
    library.add("Etwas ganz anderes")

    assert titles(typed) == [written]


def test_what_everybody_wants_to_do_with_a_thing_need_not_occur(library, titles):
    library.add("Eine Wohnung in Hamburg")
    library.add("Eine Wohnung finden")
    library.add("Freunde finden")

    assert titles("Wohnung finden") == ["Eine Wohnung finden", "Eine Wohnung in Hamburg"]
    assert sorted(titles("finden")) == ["Eine Wohnung finden", "Freunde finden"]


def test_synonyms_may_be_phrases_in_any_form(library, titles):
    library.add("Kitas", text="für alle")
    library.add("Робота в дитячих садках")
    library.add("Kindergarten")
    Synonyms.objects.create(words="Kita, Kindergarten, дитсадок, дитячий садок")

    everything = ["Kindergarten", "Kitas", "Робота в дитячих садках"]
    assert sorted(titles("дитячому садку")) == everything
    assert sorted(titles("Kita")) == everything
    assert sorted(titles("Kindergärten")) == everything


def test_every_word_must_occur_wherever_it_stands(library, titles):
    library.add("Brücke Halmstein", text="ein Bericht")
    library.add("Brücke Moorbrück")

    assert titles("bericht brücke") == ["Brücke Halmstein"]
    assert titles("bericht moorbrück") == []
    assert titles("teil") == []


def test_small_words_do_not_narrow_a_question(library, titles):
    library.add("Wohnung finden")

    assert titles("Wie kann ich eine Wohnung finden?") == ["Wohnung finden"]


def test_a_phrase_stands_together_and_a_minus_leaves_out(library, titles):
    library.add("Erste Hilfe im Alltag")
    library.add("Hilfe, die erste")

    assert sorted(titles("erste hilfe")) == ["Erste Hilfe im Alltag", "Hilfe, die erste"]
    assert titles('"erste Hilfe"') == ["Erste Hilfe im Alltag"]
    assert titles("„erste Hilfe“") == ["Erste Hilfe im Alltag"]
    assert titles("hilfe -alltag") == ["Hilfe, die erste"]
    assert titles('hilfe -"erste hilfe"') == ["Hilfe, die erste"]


def test_synonyms_of_the_editors_find_each_other_across_languages(library, titles):
    library.add("Ein guter Lebenslauf")
    library.add("Резюме за годину")
    Synonyms.objects.create(words="Lebenslauf, CV, curriculum vitae, резюме")

    assert sorted(titles("CV")) == ["Ein guter Lebenslauf", "Резюме за годину"]


# --- order ---------------------------------------------------------------------------------------------------------


def test_the_title_comes_before_the_tags_and_the_tags_before_the_text(library, titles):
    library.add("Drittens", text="Ein Wort zur Pflege und noch eines.")
    library.add("Zweitens", tags=("Pflege",), text="Ein anderes Wort und noch eines.")
    library.add("Pflege", text="Ein anderes Wort und noch eines.")

    assert titles("Pflege") == ["Pflege", "Zweitens", "Drittens"]


def test_the_word_itself_comes_before_its_other_forms(library, titles):
    library.add("Mentorinnen")
    library.add("Mentorin")

    assert titles("Mentorin")[0] == "Mentorin"


def test_weight_decides_between_equals_and_other_orders_are_kept(library, titles):
    library.add("Brücke B", weight=0, at=datetime(2026, 3, 1, tzinfo=UTC))
    library.add("Brücke A", weight=0, at=datetime(2026, 1, 1, tzinfo=UTC))
    library.add("Brücke C", weight=5)

    assert titles("brücke")[0] == "Brücke C"
    assert titles("brücke", order="title") == ["Brücke A", "Brücke B", "Brücke C"]
    assert titles("brücke", order="newest") == ["Brücke B", "Brücke A", "Brücke C"]
    assert titles(order="title") == ["Brücke A", "Brücke B", "Brücke C"]


def test_pages_follow_each_other_without_gap_or_repetition(library, ask):
    for number in range(7):
        library.add(f"Brücke {number}")

    pages = [ask("brücke", page=page, page_size=3) for page in (1, 2, 3)]

    assert [(page.total, page.pages, page.page) for page in pages] == [(7, 3, 1), (7, 3, 2), (7, 3, 3)]
    assert sorted(hit.title for page in pages for hit in page.hits) == [f"Brücke {n}" for n in range(7)]
    assert ask("brücke", page=99, page_size=3).hits == ()
    assert ask("brücke", page=-5, page_size=3).page == 1


# --- conditions ----------------------------------------------------------------------------------------------------


@pytest.fixture
def shelf(library):
    library.add("Rote Tür", facets={"colour": ["red"], "size": ["big"]})
    library.add("Blaue Tür", facets={"colour": ["blue"], "size": ["big"]})
    library.add("Bunte Tür", facets={"colour": ["red", "blue"], "size": ["small"]})
    library.add("Tür auf der Karte", kind="map", facets={"colour": ["red"]})
    return library


def test_values_of_one_facet_add_up_and_facets_narrow(shelf, titles):
    red, big = {"colour": frozenset({"red"})}, {"size": frozenset({"big"})}

    assert sorted(titles("tür", facets=red)) == ["Bunte Tür", "Rote Tür", "Tür auf der Karte"]
    assert sorted(titles("tür", facets=red | big)) == ["Rote Tür"]
    assert sorted(titles("tür", facets={"colour": frozenset({"red", "blue"})} | big)) == [
        "Blaue Tür",
        "Rote Tür",
    ]


def test_facets_and_kinds_are_counted_under_all_other_conditions(shelf, ask):
    result = ask("tür", facets={"colour": frozenset({"red"})}, kinds=("book",))

    assert result.total == 2
    assert result.facets == {"colour": {"red": 2, "blue": 2}, "size": {"big": 1, "small": 1}}
    assert result.kinds == {"book": 2, "map": 1}


def test_without_text_the_other_conditions_alone_decide(shelf, ask):
    assert ask(kinds=("map",)).total == 1
    assert ask().total == 4
    assert ask("   ").total == 4


def test_a_place_and_a_distance(library, titles):
    for name, (latitude, longitude) in {"Hamburg": HAMBURG, "Bremen": BREMEN, "München": MUNICH}.items():
        library.add(f"Tür in {name}", latitude=latitude, longitude=longitude)
    library.add("Tür irgendwo")

    def near(kilometres):
        return titles("tür", place=Place(*HAMBURG, kilometres), order="nearest")

    assert near(50) == ["Tür in Hamburg"]
    assert near(150) == ["Tür in Hamburg", "Tür in Bremen"]
    assert near(1000) == ["Tür in Hamburg", "Tür in Bremen", "Tür in München"]


def test_languages_are_kept_apart_and_what_stands_elsewhere_is_told(library, ask, titles):
    library.add_several(
        [
            Words(title="Offene Tür", text="", audience="public", language="de"),
            Words(title="Open door", text="", audience="public", language="en"),
        ]
    )
    library.add("Tür in allen Sprachen")

    assert sorted(titles("tür", languages=("de",))) == ["Offene Tür", "Tür in allen Sprachen"]
    assert titles("door", languages=("de", "en")) == ["Open door"]
    nothing = ask("door", languages=("de",))
    assert (nothing.hits, nothing.elsewhere, nothing.suggestion) == ((), {"en": 1}, "")


def test_parts_of_one_thing_are_found_by_themselves(library, ask):
    library.add_several(
        [
            Words(title="Erster Teil", text="Wurzel", audience="public", part="eins"),
            Words(title="Zweiter Teil", text="Krone", audience="public", part="zwei"),
        ]
    )

    assert [(hit.title, hit.url.rsplit("/", 1)[1]) for hit in ask("krone").hits] == [("Zweiter Teil", "zwei")]


# --- what it looks like --------------------------------------------------------------------------------------------


def test_what_was_looked_for_is_marked_in_plain_segments(library, ask):
    library.add("Die <b>Brücke</b>", text="Vorher. Zwei Brücken führten über den Fluss, eine brach.")

    [hit] = ask("bruecke").hits

    assert [segment.text for segment in hit.title_segments if segment.marked] == ["Brücke"]
    assert "".join(segment.text for segment in hit.title_segments) == "Die <b>Brücke</b>"
    assert [segment.text for segment in hit.highlight if segment.marked] == ["Brücken"]


def test_suggestions_are_titles_grouped_by_kind(library):
    library.add("Brücke über den Fluss")
    library.add("Brückentag", kind="map")
    library.add("Etwas anderes", text="Brücke")

    found = suggest("brü", asker=VISITOR)

    assert {kind: [line.title for line in lines] for kind, lines in found.items()} == {
        "book": ["Brücke über den Fluss"],
        "map": ["Brückentag"],
    }
    assert suggest("", asker=VISITOR) == {}


def test_similar_things_share_words_and_are_not_the_thing_itself(library):
    thing = library.add("Wohnung finden in Hamburg", text="Miete, Kaution, Vertrag")
    library.add("Kaution und Miete", text="Was im Vertrag steht")
    library.add("Fahrrad fahren", text="Licht und Bremse")

    assert [hit.title for hit in similar("book", thing, asker=VISITOR)] == ["Kaution und Miete"]
    about = similar("book", "Wie hoch darf die Kaution sein?", asker=VISITOR)
    assert {hit.title for hit in about} == {"Kaution und Miete", "Wohnung finden in Hamburg"}


# --- rights (AC7) --------------------------------------------------------------------------------------------------


def everything_about(text, asker, ask, kind="book"):
    """All that the door says when asked for a text, as one string."""
    result = ask(text, asker, languages=("de",))
    told = [result.hits, result.total, result.kinds, result.facets, result.elsewhere, result.suggestion]
    return repr([*told, suggest(text, asker=asker), similar(kind, text, asker=asker)])


NOTHING = repr([(), 0, {}, {}, {}, "", {}, ()])


@pytest.mark.parametrize("typed", ["Geheimschatz", "Geheimschats", "geheim", "schatz"])
def test_AC7_what_is_for_others_leaves_no_trace(library, ask, member, typed):
    library.add("Geheimschatz", audience="members", facets={"colour": ["gold"]}, text="Geheimschatz")

    assert everything_about(typed, VISITOR, ask) == NOTHING
    assert ask(typed, member).total == 1
    assert ask(typed, member).facets == {"colour": {"gold": 1}}


def test_AC7_a_block_hides_both_sides_from_each_other(library, ask, make_member):
    owner, blocked, other = make_member(), make_member(), make_member()
    library.add("Geheimschatz", audience="members", owner=owner.pk, facets={"colour": ["gold"]})
    Block.objects.create(blocker=owner, blocked=blocked)

    assert everything_about("Geheimschatz", blocked, ask) == NOTHING
    assert ask("Geheimschatz", other).total == 1
    assert ask("Geheimschatz", owner).total == 1


def test_AC7_what_outlived_its_thing_passes_the_sources_own_rule(library, ask):
    library.add("Geheimschatz")
    Organisation.objects.update(slug="withdrawn")

    result = ask("Geheimschatz")

    assert (result.hits, result.total) == ((), 0)
    assert suggest("geheim", asker=VISITOR) == {}


def test_a_thing_that_changes_or_goes_is_found_so_at_once(library, titles):
    thing = library.add("Geheimschatz")
    library.change(thing, Words(title="Anderes", text="", audience="public"))

    assert titles("Geheimschatz") == []
    assert titles("Anderes") == ["Anderes"]

    services.remove(kind="book", object_id=thing.pk)
    services.scrub_after_commit()

    assert titles("Anderes") == []
    assert not Entry.objects.exists()
    assert not Term.objects.exists()


def test_an_entry_that_is_written_anew_keeps_its_number_and_nothing_else(library, ask, titles):
    thing = library.add_several(
        [
            Words(title="Geheimschatz", text="", audience="public", part=part, facets={"colour": [part]})
            for part in ("eins", "zwei")
        ]
    )
    numbers = dict(Entry.objects.values_list("part", "pk"))

    library.change(
        thing,
        Words(title="Anderes", text="Neues", audience="public", part="eins", facets={"colour": ["blue"]}),
    )

    assert list(Entry.objects.values_list("pk", "part")) == [(numbers["eins"], "eins")]
    assert (titles("Geheimschatz"), titles("neues")) == ([], ["Anderes"])
    assert ask("neues").facets == {"colour": {"blue": 1}}
    assert not Term.objects.filter(word="geheimschatz").exists()


# --- hostile input (IN3) ---------------------------------------------------------------------------------------------

HOSTILE = [
    '"',
    '""',
    '"""',
    "'",
    "' OR 1=1 --",
    "'; DROP TABLE portal_search_entry; --",
    "\\",
    "\\'",
    "%",
    "_",
    "*",
    "a*",
    "^",
    "(",
    ")",
    "((()",
    "AND",
    "NOT",
    "OR OR OR",
    "NEAR(a b, 2)",
    "title:geheim",
    "folded_title : x",
    "{a b} : c",
    "a & | !",
    "a <-> b",
    ":*",
    "x:*A",
    "+a -b ~c",
    "-",
    "--",
    '-"',
    '-""',
    "-nichts",
    "[* TO *]",
    "/.*/",
    "a~2^3",
    "\x00",
    "a\x00b",
    "\x01\x1f\x7f",
    "😀",
    "👩‍🚒 Feuer",
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "\u202eabc",
    "́́́",
    "a" * 10_000,
    "ab " * 4000,
    '"' * 10_000,
    "(" * 10_000,
    "-a " * 3000,
    "א ב ג",
    "日本語",
    "½ ² Ⅷ",
    "${jndi:ldap://x}",
    "<script>alert(1)</script>",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_IN3_nothing_that_can_be_typed_fails_or_opens_anything(library, ask, text):
    library.add("Geheimschatz", audience="members", text="geheim a b c x ab")

    assert everything_about(text, VISITOR, ask) == NOTHING or ask(text).total == 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_IN3_nothing_that_can_be_written_fails_when_it_is_indexed(library, titles, text):
    library.add("Brücke", text=text.replace("\x00", ""), tags=(text[:50].replace("\x00", ""),))

    assert titles("brücke") == ["Brücke"]


@pytest.mark.parametrize(
    "strange", [{"colour": frozenset({"'", '"', "\\", "x" * 500})}, {"'": frozenset({"a"})}]
)
def test_IN3_strange_conditions_find_nothing(shelf, ask, strange):
    assert ask("tür", facets=strange).total == 0
    assert ask("tür", kinds=("'",)).total == 0
    assert ask("tür", languages=("'",)).total == 4


# --- cost ----------------------------------------------------------------------------------------------------------


def test_the_number_of_queries_does_not_grow_with_what_is_found(library, ask, member):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            result = ask("brücke", member, facets={"colour": frozenset({"red"})}, page_size=50)
        return result.total, len(asked)

    library.add("Brücke", facets={"colour": ["red"]})
    one, queries_for_one = queries()
    for number in range(29):
        library.add(f"Brücke {number}", facets={"colour": ["red"]})

    assert (one, queries()) == (1, (30, queries_for_one))
    # Seven of the door, and one for each kind of group that a member can belong to.
    assert queries_for_one <= 11
