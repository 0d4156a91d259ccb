"""Reading a chapter: sections with an address, how to cite it, and what a shared principle looks like in it."""

import re

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import ReferenceIndex

from portal.accounts.services import grant_role
from portal.blueprint.citing import bibtex, citation
from portal.pages.frame import frame_of
from portal.pages.models import Principle, SiteSettings
from tests.factories import pages

LANGUAGES = ("de", "en", "uk")


@pytest.fixture
def index(db):
    return pages.make_blueprint(slug="leitfaden", title="Leitfaden")


def three(words):
    return {code: f"{words} {code}" for code in LANGUAGES}


@pytest.fixture
def principle(db):
    return Principle.objects.create(
        slug="erst-boden", title=three("Boden"), text=three("Text"), practice=three("Eins\nZwei")
    )


def shared(*principles):
    return pages.block(
        "shared_principles", {"anchor": "ours", "items": [str(each.pk) for each in principles]}
    )


def test_each_section_can_be_linked_to_without_a_script(index, client):
    pages.make_chapter(index, slug="eins")

    page = client.get("/de/leitfaden/eins/").content.decode()

    assert re.findall(r'<h2 id="([^"]+)">', page)[:1] == ["first"]
    assert 'href="#first" aria-label="Link zu diesem Abschnitt: Erster Teil"' in page


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Kapitel 4 aus „Leitfaden“"),
        ("en", "chapter 4 of “Leitfaden”"),
        ("uk", "розділ 4 з «Leitfaden»"),
    ],
)
def test_a_chapter_says_how_to_cite_it(index, language, said):
    chosen = SiteSettings.load()
    chosen.licence_holder = "Verein Wegweiser"
    chosen.save()
    caches["default"].clear()
    chapter = pages.make_chapter(index, number=4, title="Anfangen", slug="anfangen")
    chapter.refresh_from_db()

    with override(language):
        words = citation(chapter, whole="Leitfaden")

    assert words.startswith("Verein Wegweiser: ")
    assert (said in words, "CC BY-SA 4.0." in words, "/de/leitfaden/anfangen/" in words) == (True,) * 3
    assert str(chapter.last_published_at.year) in words


def test_a_bibliography_program_reads_every_sign_of_a_title(index):
    chapter = pages.make_chapter(index, number=4, title=r"50 % {Mut} & \Zeit_", slug="mut")
    chapter.refresh_from_db()

    entry = bibtex(chapter, whole="Leitfaden")

    assert r"title = {50 \% \{Mut\} \& \textbackslash{}Zeit\_}" in entry
    assert entry.startswith("@incollection{wegweiser-4-")
    assert entry.count("{") - entry.count("}") == 0


def test_a_chapter_shows_its_citation(index, client):
    pages.make_chapter(index, slug="eins", title="<b>Anfangen</b>")

    page = client.get("/de/leitfaden/eins/").content.decode()

    assert ("@incollection{" in page, "<b>Anfangen</b>" in page) == (True, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_R7_a_shared_principle_is_read_in_the_language_of_its_page(index, principle, client, language):
    blueprint = index if language == "de" else pages.make_blueprint(language, slug="leitfaden")
    pages.make_chapter(blueprint, slug="eins", body=[shared(principle)])

    page = client.get(f"/{language}/leitfaden/eins/").content.decode()

    assert f"<h3>Boden {language}</h3>" in page
    assert 'id="ours-erst-boden"' in page
    assert f"<li>Eins</li><li>Zwei {language}</li>" in page


def test_a_changed_principle_changes_on_kept_pages(
    index, principle, client, django_capture_on_commit_callbacks
):
    pages.make_chapter(index, slug="eins", body=[shared(principle)])
    client.get("/de/leitfaden/eins/")
    principle.title = three("Halt")

    with django_capture_on_commit_callbacks(execute=True):
        principle.save()

    assert "<h3>Halt de</h3>" in client.get("/de/leitfaden/eins/").content.decode()


def test_where_a_principle_is_used_is_known_and_there_is_nothing_to_translate(index, principle):
    from wagtail_localize.segments.extract import extract_segments

    chapter = pages.make_chapter(index, body=[shared(principle)])
    ReferenceIndex.create_or_update_for_object(chapter)

    used = [reference.object_id for reference in ReferenceIndex.get_references_to(principle)]
    assert used == [str(chapter.pk)]
    assert [each.path for each in extract_segments(chapter) if each.path.startswith("body")] == []


def test_an_editor_keeps_a_principle_and_sees_where_it_is_used(index, principle, editor, client_of):
    client = client_of(editor, second_factor=True)

    assert client.get(f"/admin/snippets/portal_pages/principle/edit/{principle.pk}/").status_code == 200
    assert client.get(f"/admin/snippets/portal_pages/principle/usage/{principle.pk}/").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_P1_fifty_chapters_in_three_languages_cost_twelve_questions_and_then_none(
    index, principle, client, language, django_assert_max_num_queries, django_assert_num_queries
):
    first, translated = {}, {"de": index}
    for code in ("en", "uk"):
        translated[code] = pages.make_blueprint(code, slug="leitfaden", translation_of=index)
    for number in range(1, 51):
        for code in LANGUAGES:
            made = pages.make_chapter(
                translated[code],
                number=number,
                slug=f"kapitel-{number}",
                translation_of=first.get(number),
                body=[pages.text("a"), pages.heading("b", "b"), pages.roadmap(), shared(principle)],
            )
            first.setdefault(number, made)
    last = pages.block("cross_reference", {"text": "Dazu.", "page": first[3].pk, "section": "b"})
    pages.make_chapter(translated[language], number=51, slug="mit-verweisen", body=[last] * 3)
    frame_of(language)
    client.get(f"/{language}/")

    # Wagtail asks once more for the home page of a language that is not the first one.
    for address, most in (("kapitel-25/", 12), ("mit-verweisen/", 12 + (language != "de")), ("", 12)):
        caches["pages"].clear()
        with django_assert_max_num_queries(most):
            assert client.get(f"/{language}/leitfaden/{address}").status_code == 200
        with django_assert_num_queries(0):
            client.get(f"/{language}/leitfaden/{address}")


def test_a_chapter_with_a_shared_principle_opens_in_the_back_office(index, principle, make_member, client_of):
    author = make_member()
    grant_role(member=author, role="author")
    chapter = pages.make_chapter(index, body=[shared(principle)])

    form = client_of(author, second_factor=True).get(reverse("wagtailadmin_pages:edit", args=[chapter.pk]))

    assert form.status_code == 200
    assert str(principle.pk) in form.content.decode()
