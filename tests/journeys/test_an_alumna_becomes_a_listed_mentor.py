"""Journey 2. An alumna comes in, writes three short pages, is asked something once, and is found by those she chose."""

import io
import re

import pytest
from PIL import Image

from portal.accounts.models import Affiliation, Consent, Organisation
from tests.factories.directory import make_topic
from tests.factories.files import picture_with_place, upload
from tests.factories.programmes import make_programme


@pytest.fixture
def programme(organisation):
    return make_programme(organisation, name={"de": "Ankommen im Beruf", "en": "Arriving at work"})


@pytest.fixture
def care(db):
    return make_topic("Pflege")


def code_in(letter) -> str:
    return re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})$", letter.text.replace("\r", ""), re.M)[1]


def comes_in(newcomer, **names):
    """She opens an account with a code from her mailbox and no password."""
    newcomer.opens("/de/accounts/signup/").presses(
        "Mein Konto eröffnen", **names, shown_as="short", email=newcomer.email, terms="on"
    )
    newcomer.presses("Bestätigen", code=code_in(newcomer.letter()))
    assert newcomer.reads(f"Willkommen, {names['given_name']}")
    return newcomer.presses("Erst einmal umsehen")


def writes_who_she_is(newcomer, **fields):
    return newcomer.presses(
        "Speichern und weiter",
        **fields,
        **{
            "stations-0-role": "Pflegefachfrau",
            "stations-0-organisation_name": "Klinik am Deich",
            "stations-0-from_year": 2019,
            "languages-0-language": "uk",
            "languages-0-level": "native",
        },
    )


def writes_what_she_offers(newcomer, topic, **fields):
    return newcomer.presses(
        "Speichern und weiter",
        topics=[topic.pk],
        headline="Pflegefachfrau, anerkannt nach zwei Anläufen",
        offers="Anerkennung in der Pflege",
        how_i_work="Alle zwei Wochen eine Stunde, abends am Bildschirm.",
        one_to_one="on",
        online="on",
        **fields,
    )


def finds(reader, words: str) -> bool:
    return reader.opens("/de/mentors/").reads(words)


def test_an_alumna_becomes_a_listed_mentor(programme, organisation, care, person, coordinator_of):
    karin = coordinator_of(organisation, "karin")
    daryna = comes_in(person("daryna", account=False), given_name="Daryna", family_name="Koval")

    # Three pages. She stops after the first and goes on another day; nothing is lost.
    daryna.opens("/de/mentors/register/").presses("Bei „Ankommen im Beruf“ anfangen")
    writes_who_she_is(daryna, kind="alumna", organisation=organisation.pk)
    daryna.presses("Speichern und später weiter", headline="Pflegefachfrau, anerk")
    mine = daryna.opens("/de/mentors/register/").link_to("/mine/")
    daryna.opens(f"{mine}offer/")
    assert daryna.page.find(attrs={"name": "headline"})["value"] == "Pflegefachfrau, anerk"
    writes_what_she_offers(daryna, care)

    # Who may see her, with a yes that was not ticked before, and a photo that forgets where it was taken.
    assert not daryna.page.find(attrs={"name": "agrees_to_listing"}).has_attr("checked")
    daryna.presses(
        "Speichern und weiter",
        audience=f"organisation:{organisation.pk}",
        agrees_to_listing="on",
        photo=upload("ich.jpg", picture_with_place(), "image/jpeg"),
        agrees_to_photo="on",
    )
    assert daryna.reads("Das sehen andere")
    photo = daryna.picture()
    assert b"Canary" not in photo
    assert not Image.open(io.BytesIO(photo)).getexif().get_ifd(0x8825)
    daryna.presses("Mein Profil abschicken")

    # A coordinator is told, by a letter that names nobody, and asks one thing.
    letter = karin.letter()
    assert "Daryna" not in letter.subject + letter.text
    karin.opens(letter.links[0])
    assert karin.reads("Pflegefachfrau, anerkannt nach zwei Anläufen")
    karin.presses("Mit dieser Begründung zurückgeben", reason="Schön! Schreiben Sie noch, in welcher Stadt?")

    assert "Schön!" not in daryna.letter().text
    daryna.opens(daryna.letter().links[0])
    assert daryna.reads("Schön! Schreiben Sie noch, in welcher Stadt?")
    daryna.opens(f"{mine}offer/").presses("Speichern und weiter", about="Ich lebe in Halmstein.")
    daryna.opens(mine).presses("Mein Profil abschicken")
    karin.opens(karin.letter().links[0]).presses("Freigeben und ins Verzeichnis stellen")

    # She is found by the group she agreed to, and by nobody else.
    def belongs_here(member):
        Affiliation.objects.create(member=member, organisation=organisation, kind="student")

    colleague, stranger, visitor = (
        person("petra", prepare=belongs_here),
        person("sven"),
        person("anna", account=False),
    )
    assert finds(colleague, "Daryna K.")
    assert not finds(stranger, "Daryna K.")
    assert not finds(visitor, "Daryna K.")
    profile = mine.replace("/mine/", "/")
    colleague.opens(profile)
    assert colleague.reads("Ich lebe in Halmstein.")
    assert not colleague.reads(daryna.email)
    assert stranger.is_refused(profile)
    assert visitor.is_refused(profile)

    # The directory answers to plain words and choices.
    assert colleague.opens("/de/mentors/?q=anerkennung&language=uk").reads("Daryna K.")
    assert not colleague.opens("/de/mentors/?q=schreinerei").reads("Daryna K.")

    # One click hides her again, and her yes has ended with it.
    daryna.opens(mine).presses("Das Verzeichnis verlassen")
    assert not finds(colleague, "Daryna K.")
    assert not Consent.objects.standing().filter(kind="listing").exists()


def test_an_external_expert_comes_with_her_company(programme, organisation, care, person, coordinator_of):
    karin = coordinator_of(organisation, "karin")
    wiebke = comes_in(person("wiebke", account=False), given_name="Wiebke", family_name="Janssen")

    wiebke.opens("/de/mentors/register/").presses("Bei „Ankommen im Beruf“ anfangen")
    writes_who_she_is(wiebke, kind="expert")
    assert wiebke.reads("Bitte wählen Sie Ihre Organisation")
    writes_who_she_is(wiebke, kind="expert", company_name="Feldlinie Systeme")
    writes_what_she_offers(wiebke, care)
    wiebke.presses("Speichern und weiter", audience="public", agrees_to_listing="on")
    wiebke.presses("Mein Profil abschicken")
    karin.opens(karin.letter().links[0]).presses("Freigeben und ins Verzeichnis stellen")

    assert Organisation.objects.get(name="Feldlinie Systeme").kind == "company"
    visitor = person("anna", account=False)
    assert finds(visitor, "Wiebke J.")
    assert visitor.reads("Feldlinie Systeme")
    assert visitor.opens("/de/mentors/?kind=expert").reads("Wiebke J.")
    assert not visitor.opens("/de/mentors/?kind=alumna").reads("Wiebke J.")
