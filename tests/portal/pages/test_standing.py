"""R190, RA: what the law asks for comes from the settings, in the reader's language; what is missing is named."""

from datetime import date

import pytest

from portal.accounts.services import grant_role
from portal.pages import opening
from portal.pages.models import AccessibilitySettings, ImprintSettings, Partner, SiteSettings
from tests.factories import pages

pytestmark = pytest.mark.django_db


def say(model, **fields):
    chosen = model.load()
    for name, value in fields.items():
        setattr(chosen, name, value)
    chosen.save()


def test_the_imprint_is_written_from_the_settings(client, django_capture_on_commit_callbacks):
    pages.make_article("de", purpose="imprint", slug="impressum")
    assert "Musterweg" not in client.get("/de/impressum/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        say(
            ImprintSettings,
            holder="Wegweiser e. V.",
            address="Musterweg 1\n00000 Halmstein",
            represented_by="Vera Sand",
            register="Amtsgericht Halmstein, VR 1",
            vat_id="DE000000000",
            responsible="Vera Sand, Musterweg 1",
        )

    page = client.get("/de/impressum/").content.decode()

    for words in (
        "Wegweiser e. V.",
        "Musterweg 1<br>00000 Halmstein",
        "VR 1",
        "DE000000000",
        "Vertreten durch",
    ):
        assert words in page


def test_what_the_imprint_does_not_know_it_does_not_name(client):
    pages.make_article("de", purpose="imprint", slug="impressum")
    say(ImprintSettings, holder="Wegweiser e. V.")

    page = client.get("/de/impressum/").content.decode()

    assert ("Wegweiser e. V." in page, "Vertreten durch" in page, "Umsatzsteuer" in page) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("language", "body", "barrier", "state"),
    [
        ("de", "Durchsetzungsstelle", "Alte PDFs", "erfüllt die Regeln zum Teil"),
        ("en", "Enforcement Office", "Old PDFs", "conforms to the rules in part"),
        ("uk", "Орган контролю", "Старі PDF", "відповідає правилам частково"),
    ],
)
def test_the_statement_names_state_barriers_and_enforcement_body_in_three_languages(
    client, language, body, barrier, state
):
    pages.make_article(language, purpose="accessibility", slug="a11y")
    block = {
        "region": "NI",
        "name_de": "Durchsetzungsstelle",
        "name_en": "Enforcement Office",
        "name_uk": "Орган контролю",
        "address": "Musterweg 2",
        "email": "stelle@example.org",
        "url": "https://stelle.example.org/",
    }
    say(
        AccessibilitySettings,
        conformance="partial",
        stated_on=date(2026, 11, 1),
        barriers_de="Alte PDFs\n\n",
        barriers_en="Old PDFs",
        barriers_uk="Старі PDF",
        bodies=[("body", block)],
    )

    page = client.get(f"/{language}/a11y/").content.decode()

    for words in (body, barrier, state, "Musterweg 2", 'href="https://stelle.example.org/"', "2026-11-01"):
        assert words in page
    assert f'href="/{language}/write-to-us/barrier/"' in page


def test_a_body_without_a_name_in_a_language_keeps_its_german_one(client):
    pages.make_article("en", purpose="accessibility", slug="a11y")
    say(AccessibilitySettings, bodies=[("body", {"name_de": "Durchsetzungsstelle"})])

    assert "Durchsetzungsstelle" in client.get("/en/a11y/").content.decode()


# --- before you open ----------------------------------------------------------------------------------------------


def words() -> list[str]:
    return [str(gap.words) for gap in opening.gaps()]


def test_a_fresh_portal_is_told_everything_that_is_missing():
    pages.home()

    assert len(words()) == 6 + 3 + 2 + 5
    assert "Im Impressum fehlt eine Anschrift." in words()
    assert "Diese Seite fehlt: Datenschutz (Deutsch, English, Українська)." in words()


def test_a_page_that_is_there_in_one_language_is_missing_in_the_others(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pages.make_article("de", purpose="privacy", slug="datenschutz")

    assert "Diese Seite fehlt: Datenschutz (English, Українська)." in words()


def test_nothing_is_missing_once_all_is_said(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for purpose in opening.NEEDED:
            for language in ("de", "en", "uk"):
                pages.make_article(language, purpose=purpose.value)
    filled = ("holder", "address", "represented_by", "email", "responsible", "privacy_contact")
    say(ImprintSettings, **dict.fromkeys(filled, "x"))
    say(
        AccessibilitySettings,
        conformance="full",
        stated_on=date(2026, 11, 1),
        bodies=[("body", {"name_de": "Stelle"})],
    )
    say(SiteSettings, licence_holder="Wegweiser e. V.")
    Partner.objects.create(kind="carrier", name="Wegweiser e. V.")

    assert words() == []


def test_a_funder_asks_for_his_disclaimer():
    before = len(words())
    say(SiteSettings, funder="Stiftung Feld")

    assert len(words()) == before + 1


def test_administrators_see_it_on_their_dashboard_and_editors_do_not(make_member, client_of):
    pages.home()
    seen = {}
    for role in ("administrator", "editor"):
        member = make_member()
        grant_role(member=member, role=role)
        seen[role] = (
            "Bevor Sie öffnen" in client_of(member, second_factor=True).get("/admin/").content.decode()
        )

    assert seen == {"administrator": True, "editor": False}


@pytest.mark.parametrize("name", ["partners", "page_licences"])
def test_administrators_alone_keep_partners_and_licences(make_member, client_of, name):
    from django.urls import reverse

    answers = {}
    for role in ("administrator", "editor"):
        member = make_member()
        grant_role(member=member, role=role)
        client = client_of(member, second_factor=True)
        answers[role] = [client.get(reverse(f"{name}:{verb}")).status_code for verb in ("index", "add")]

    assert answers == {"administrator": [200, 200], "editor": [404, 404]}
