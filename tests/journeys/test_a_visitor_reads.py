"""Journey 1. A visitor reads, an editor writes, and the visitor reads what is new at once."""

import json
import re

import pytest
from django.test import Client

from portal.accounts.services import grant_role, set_up_second_factor
from portal.blueprint.models import ChapterPage
from tests.factories import pages

PASSWORD = "ein langes Passwort 2026"


@pytest.fixture
def blueprint(db):
    """Three chapters in German, the third one with the roadmap, and all of it in Ukrainian but for the last."""
    german = pages.make_blueprint("de", slug="leitfaden", title="Leitfaden")
    ukrainian = pages.make_blueprint("uk", slug="poradnyk", title="Порадник", translation_of=german)
    body = [pages.text("Anfang"), pages.heading("Was trägt", "what-carries"), pages.text("Mitte")]
    first = pages.make_chapter(german, number=1, title="Anfangen", slug="anfangen", body=body)
    pages.make_chapter(ukrainian, number=1, title="Початок", slug="pochatok", translation_of=first)
    second = pages.make_chapter(german, number=2, title="Begleiten", slug="begleiten", body=[pages.text("x")])
    pages.make_chapter(ukrainian, number=2, title="Супровід", slug="suprovid", translation_of=second)
    pages.make_chapter(german, number=3, title="Weitergeben", slug="weitergeben", body=[pages.roadmap()])
    return german


@pytest.fixture
def practices(db, organisation):
    index = pages.make_practices("de", slug="gute-praxis")
    steps = json.dumps([{"type": "step", "value": {"title": "Einen Ort finden", "text": "Eine Küche."}}])
    pages.make_practice(
        index, title="Am Küchentisch", slug="kuechentisch", steps=steps, organisation=organisation
    )
    pages.make_practice(index, title="Mitgehen", slug="mitgehen", organisation=organisation)


@pytest.fixture
def editor(make_member):
    editor = make_member(email="redaktion@example.org", password=PASSWORD, language="de")
    grant_role(member=editor, role="editor")
    return editor, set_up_second_factor(member=editor)


def read(reader, address):
    response = reader.get(address)
    assert response.status_code == 200, address
    assert "Set-Cookie" not in response
    return response.content.decode()


def links(page):
    return re.findall(r'href="(/[^"#]*)"', page)


def sign_in(client, address, code):
    """By password, then by one of the recovery codes that were written down."""
    client.post("/de/accounts/login/", {"login": address, "password": PASSWORD})
    return client.post("/de/accounts/2fa/authenticate/", {"code": code})


def test_a_visitor_walks_through_the_blueprint_without_leaving_a_trace(blueprint, practices):
    reader = Client()
    home = read(reader, "/de/")
    assert "/de/leitfaden/" in links(home)

    contents = read(reader, "/de/leitfaden/")
    assert [link for link in links(contents) if link.startswith("/de/leitfaden/") and link.count("/") == 4]

    second = read(reader, "/de/leitfaden/begleiten/")
    assert 'rel="prev" href="/de/leitfaden/anfangen/"' in second
    assert 'rel="next" href="/de/leitfaden/weitergeben/"' in second
    assert "CC BY-SA 4.0" in second

    assert 'id="what-carries"' in read(reader, "/de/leitfaden/anfangen/")
    assert '<th scope="row">Ziel</th>' in read(reader, "/de/leitfaden/weitergeben/")

    in_ukrainian = re.search(r'hreflang="uk" href="([^"]+)"', second)[1]
    assert "Супровід" in read(reader, in_ukrainian)

    for practice in ("kuechentisch", "mitgehen"):
        assert "Universität Halmstein" in read(reader, f"/de/gute-praxis/{practice}/")
    assert reader.cookies == {}


def test_what_an_editor_publishes_is_read_at_once(blueprint, editor, django_capture_on_commit_callbacks):
    account, codes = editor
    chapter = ChapterPage.objects.get(slug="begleiten")
    reader, writer = Client(), Client()
    assert "Neue Worte" not in read(reader, "/de/leitfaden/begleiten/")
    edit = f"/admin/pages/{chapter.pk}/edit/"

    assert writer.get(edit).status_code == 302
    sign_in(writer, account.email, codes[0])
    assert writer.get(edit).status_code == 200

    words = pages.edited(chapter, text="<p>Neue Worte</p>")
    assert writer.post(f"{edit}preview/", words).json()["is_valid"] is True
    preview = writer.get(f"{edit}preview/")
    assert "Neue Worte" in preview.content.decode()
    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]
    assert "Neue Worte" not in read(reader, "/de/leitfaden/begleiten/")

    with django_capture_on_commit_callbacks(execute=True):
        saved = writer.post(edit, words | {"action-publish": "1"})

    assert saved.status_code == 302
    assert "Neue Worte" in read(reader, "/de/leitfaden/begleiten/")


def test_AN7_a_password_alone_edits_nothing(blueprint, editor):
    account, _codes = editor
    chapter = ChapterPage.objects.get(slug="begleiten")
    thief = Client()
    thief.post("/de/accounts/login/", {"login": account.email, "password": PASSWORD})

    assert thief.get(f"/admin/pages/{chapter.pk}/edit/").status_code == 302
    assert thief.post(f"/admin/pages/{chapter.pk}/edit/", pages.edited(chapter, text="x")).status_code == 302
    chapter.refresh_from_db()
    assert chapter.latest_revision_id == chapter.live_revision_id
