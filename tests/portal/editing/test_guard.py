"""Two editors at one page at once: nobody's words are lost."""

import pytest
from django.urls import reverse

from portal.accounts.services import grant_role
from tests.factories import pages


@pytest.fixture
def chapter(db):
    return pages.make_chapter(pages.make_blueprint("de", slug="leitfaden"), slug="kapitel")


@pytest.fixture
def editors(make_member, client_of):
    def make(name):
        member = make_member(given_name=name)
        grant_role(member=member, role="editor")
        return client_of(member, second_factor=True)

    return make("Anna"), make("Berta")


def opened(page):
    """What the form of an editor who opens the page now sends along."""
    latest = page.get_latest_revision()
    return {"loaded_revision_id": latest.pk, "loaded_revision_created_at": latest.created_at.isoformat()}


def test_the_second_to_publish_is_told_and_nothing_is_written_over(chapter, editors):
    anna, berta = editors
    edit = reverse("wagtailadmin_pages:edit", args=[chapter.pk])
    annas, bertas = (
        pages.edited(chapter, text=f"<p>{name}</p>") | opened(chapter) | {"action-publish": "1"}
        for name in ("Annas Worte", "Bertas Worte")
    )
    assert anna.post(edit, annas).status_code == 302

    told = berta.post(edit, bertas)

    assert told.status_code == 409
    page = told.content.decode()
    assert "Anna" in page
    assert "Bertas Worte" in page
    chapter.refresh_from_db()
    assert "Annas Worte" in str(chapter.body)

    # She has looked at it and decides.
    anyway = bertas | {told.context["confirmed"][0]: told.context["confirmed"][1]}
    assert berta.post(edit, anyway).status_code == 302
    chapter.refresh_from_db()
    assert "Bertas Worte" in str(chapter.body)
    history = [revision.as_object().body for revision in chapter.revisions.order_by("pk")]
    assert "Annas Worte" in str(history[-2])


def test_a_decision_holds_for_the_text_it_was_made_about_only(chapter, editors):
    anna, berta = editors
    edit = reverse("wagtailadmin_pages:edit", args=[chapter.pk])
    annas, bertas = (
        pages.edited(chapter, text=f"<p>{name}</p>") | opened(chapter) for name in ("Anna", "Berta")
    )
    anna.post(edit, annas)
    told = berta.post(edit, bertas)
    chapter.refresh_from_db()
    anna.post(edit, pages.edited(chapter, text="<p>Noch etwas</p>") | opened(chapter))

    again = berta.post(edit, bertas | {told.context["confirmed"][0]: told.context["confirmed"][1]})

    assert again.status_code == 409


def test_one_editor_alone_is_never_asked(chapter, editors):
    anna, _berta = editors
    edit = reverse("wagtailadmin_pages:edit", args=[chapter.pk])

    for words in ("Eins", "Zwei"):
        chapter.refresh_from_db()
        assert (
            anna.post(edit, pages.edited(chapter, text=f"<p>{words}</p>") | opened(chapter)).status_code
            == 302
        )


def test_what_saved_itself_while_she_clicked_stops_nobody(chapter, editors):
    anna, berta = editors
    edit = reverse("wagtailadmin_pages:edit", args=[chapter.pk])
    annas = pages.edited(chapter, text="<p>Annas Worte</p>") | opened(chapter)
    # Her draft reached the server, its answer did not reach her window.
    anna.post(edit, annas)

    assert anna.post(edit, annas | {"action-publish": "1"}).status_code == 302

    # In a window that is older than somebody else's words she is asked, although her own are the newest.
    chapter.refresh_from_db()
    old = pages.edited(chapter, text="<p>Aus dem alten Fenster</p>") | opened(chapter)
    berta.post(edit, pages.edited(chapter, text="<p>Bertas Worte</p>") | opened(chapter))
    chapter.refresh_from_db()
    anna.post(edit, pages.edited(chapter, text="<p>Annas zweite</p>") | opened(chapter))
    assert anna.post(edit, old).status_code == 409
