"""A page as a file: behind the page's own doors, made once, never yesterday's."""

import io
from datetime import timedelta

import pytest
from django.core.cache import caches
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from portal.common.clock import now
from portal.common.files.storage import private_storage
from portal.pages.models import SiteSettings
from portal.printing import services, sheets, tasks, views, wanted
from portal.printing.document import AnswerLines, Document, Part
from portal.printing.framing import framed
from portal.printing.models import PrintedFile
from portal.printing.sheets import Sheet
from tests.factories import pages


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"


@pytest.fixture
def index(db):
    return pages.make_blueprint(slug="leitfaden", title="Leitfaden")


@pytest.fixture
def chapter(index):
    return pages.make_chapter(index, number=3, slug="drei", title="Über den Anfang")


def words_of(response) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)


def make(page, kind="pdf"):
    tasks.print_page.func(page.pk, kind)


def wanted_now() -> list:
    """What the worker begins with its next tick: (name of the task, its arguments)."""
    DBTaskResult.objects.all().delete()
    tasks.print_what_is_wanted()
    return [(job.task_path.rpartition(".")[2], job.args_kwargs["args"]) for job in DBTaskResult.objects.all()]


def test_the_first_reader_waits_calmly_and_the_second_takes_the_file(chapter, client):
    waiting = client.get("/de/leitfaden/drei/pdf/")

    assert (waiting.status_code, waiting["Refresh"], waiting["Retry-After"]) == (202, "3", "3")
    assert waiting["Cache-Control"] == "no-store"
    assert "Die Datei entsteht gerade" in waiting.content.decode()
    assert wanted_now() == [("print_page", [chapter.pk, "pdf"])]

    make(chapter)
    taken = client.get("/de/leitfaden/drei/pdf/")

    assert (taken.status_code, taken["Content-Type"]) == (200, "application/pdf")
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert taken["Content-Language"] == "de"
    assert taken["Content-Disposition"] == (
        "attachment; filename=\"uber-den-anfang.pdf\"; filename*=UTF-8''%C3%9Cber%20den%20Anfang.pdf"
    )
    assert "Erster Teil" in words_of(taken)


def test_readers_who_wait_do_not_ask_for_one_job_each(chapter, client):
    for _reader in range(5):
        client.get("/de/leitfaden/drei/pdf/")
    assert wanted_now() == [("print_page", [chapter.pk, "pdf"])]

    client.get("/de/leitfaden/drei/pdf/")
    assert wanted_now() == []


def test_a_reader_who_waits_for_more_than_a_minute_is_heard_again(chapter, client, monkeypatch):
    monkeypatch.setattr(wanted, "ASKED_FOR", 0)
    for _minute in range(2):
        client.get("/de/leitfaden/drei/pdf/")
        assert wanted_now() == [("print_page", [chapter.pk, "pdf"])]


def test_a_crawler_fills_no_memory_with_what_it_wants():
    for number in range(wanted.AT_MOST + 5):
        wanted.ask((number, "de", "pdf"))

    assert len(wanted.take()) == wanted.AT_MOST
    assert wanted.take() == ()


def test_once_a_day_every_file_is_looked_for_behind_all_other_work(chapter, index):
    DBTaskResult.objects.all().delete()

    tasks.look_for_what_is_missing.func()

    asked = {tuple(job.args_kwargs["args"]) for job in DBTaskResult.objects.all()}
    forms = {("good-practice", language, kind) for language in ("de", "en", "uk") for kind in ("docx", "pdf")}
    assert asked == {(chapter.pk, "pdf"), (index.pk, "pdf")} | forms
    assert set(DBTaskResult.objects.values_list("priority", flat=True)) == {tasks.LATER}


def test_a_browser_that_has_the_file_is_not_sent_it_again(chapter, client):
    make(chapter)
    first = client.get("/de/leitfaden/drei/pdf/")

    assert client.get("/de/leitfaden/drei/pdf/", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_made_twice_it_is_there_once(chapter):
    make(chapter)
    made = PrintedFile.objects.get(key=f"page:{chapter.pk}")
    make(chapter)

    assert PrintedFile.objects.get(key=f"page:{chapter.pk}") == made


def test_two_workers_at_once_make_one(chapter):
    document = services.page_document(chapter)
    here = services._record(document, "page:1", "pdf", content=b"%PDF one")
    there = services._record(document, "page:1", "pdf", content=b"%PDF two")

    assert here == there
    assert len(private_storage.listdir("printed")[1]) == 1


def test_after_a_publish_nobody_gets_the_old_file(chapter, client):
    make(chapter)
    chapter.title = "Vom Ende"
    chapter.save_revision().publish()

    assert client.get("/de/leitfaden/drei/pdf/").status_code == 202

    make(chapter)
    assert "Vom Ende" in words_of(client.get("/de/leitfaden/drei/pdf/"))


def test_a_draft_on_top_of_a_published_page_is_not_printed(chapter, client):
    make(chapter)
    chapter.title = "Noch geheim"
    chapter.save_revision()
    make(chapter)

    assert "Noch geheim" not in words_of(client.get("/de/leitfaden/drei/pdf/"))


def test_a_change_of_the_site_is_a_change_of_the_file(chapter, client):
    make(chapter)
    chosen = SiteSettings.load()
    chosen.licence_holder = "Universität Halmstein"
    chosen.save()
    caches["default"].clear()

    assert client.get("/de/leitfaden/drei/pdf/").status_code == 202


def test_both_forms_are_written_where_the_site_asks_for_them(index, client):
    chapter = pages.make_chapter(index, slug="paare", body=[pages.text("Alle Mentor:innen sind da.")])
    chosen = SiteSettings.load()
    chosen.gender_style = SiteSettings.GenderStyle.PAIRED
    chosen.save()
    caches["default"].clear()
    make(chapter)

    assert "Mentorinnen und Mentoren" in words_of(client.get("/de/leitfaden/paare/pdf/"))


def test_publishing_a_chapter_asks_for_its_file_and_for_that_of_the_whole(
    chapter, index, django_capture_on_commit_callbacks
):
    DBTaskResult.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        chapter.save_revision().publish()

    asked = DBTaskResult.objects.filter(task_path="portal.printing.tasks.print_page")
    assert {job.args_kwargs["args"][0] for job in asked} == {chapter.pk, index.pk}


def test_drafts_deleted_and_unpublished_pages_have_no_file(index, chapter, client):
    pages.make_chapter(index, slug="entwurf", live=False)
    make(chapter)
    chapter.unpublish()

    assert client.get("/de/leitfaden/entwurf/pdf/").status_code == 404
    assert client.get("/de/leitfaden/drei/pdf/").status_code == 404


def test_an_unpublished_page_is_not_printed_by_a_late_job(chapter):
    chapter.unpublish()
    make(chapter)

    assert PrintedFile.objects.count() == 0


def test_a_page_that_is_no_word_file_has_none(chapter, client):
    assert client.get("/de/leitfaden/drei/docx/").status_code == 404


def test_a_page_behind_a_door_gives_its_file_to_those_who_may_read_it(chapter, client, client_of, member):
    PageViewRestriction.objects.create(page=chapter, restriction_type=PageViewRestriction.LOGIN)
    make(chapter)

    refused = client.get("/de/leitfaden/drei/pdf/")
    assert (refused.status_code, refused["Location"].split("?")[0]) == (302, "/de/accounts/login/")
    assert client_of(member).get("/de/leitfaden/drei/pdf/").status_code == 200


def test_the_whole_holds_the_published_chapters_that_everybody_may_read(index, chapter, client):
    pages.make_chapter(index, number=1, slug="eins", title="Vom Suchen")
    closed = pages.make_chapter(index, number=2, slug="zwei", title="Nur für Mitglieder")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    pages.make_chapter(index, number=4, slug="vier", title="Entwurf", live=False)
    make(index)

    words = words_of(client.get("/de/leitfaden/pdf/"))

    assert words.rindex("Vom Suchen") < words.rindex("Über den Anfang")
    assert "Nur für Mitglieder" not in words
    assert "Entwurf" not in words


def test_a_file_that_cannot_be_made_is_told_clearly_and_logged_without_a_word_of_it(
    chapter, client, monkeypatch, caplog
):
    def refuse(document, pictures):
        raise RuntimeError(f"cannot typeset {document.title}")

    monkeypatch.setitem(services.RENDERERS, PrintedFile.Kind.PDF, refuse)
    make(chapter)

    told = client.get("/de/leitfaden/drei/pdf/")
    assert told.status_code == 503
    assert "Die Datei ließ sich nicht erstellen" in told.content.decode()
    assert "Über den Anfang" not in caplog.text
    assert [(record.msg, record.failure) for record in caplog.records if record.msg == "file_not_made"] == [
        ("file_not_made", "RuntimeError")
    ]


def test_nothing_is_not_a_file(chapter, client, monkeypatch):
    monkeypatch.setitem(services.RENDERERS, PrintedFile.Kind.PDF, lambda document, pictures: b"")
    make(chapter)

    assert client.get("/de/leitfaden/drei/pdf/").status_code == 503


def test_a_file_lost_from_the_disk_is_made_again(chapter, client):
    make(chapter)
    private_storage.delete(PrintedFile.objects.get(key=f"page:{chapter.pk}").disk_name)

    assert client.get("/de/leitfaden/drei/pdf/").status_code == 202
    make(chapter)
    assert client.get("/de/leitfaden/drei/pdf/").status_code == 200


def test_old_files_go_in_the_night_and_the_newest_stays(chapter, django_capture_on_commit_callbacks):
    make(chapter)
    old = PrintedFile.objects.get(key=f"page:{chapter.pk}")
    chapter.title = "Vom Ende"
    chapter.save_revision().publish()
    make(chapter)
    new = PrintedFile.objects.ready().exclude(pk=old.pk).get(key=old.key)

    with django_capture_on_commit_callbacks(execute=True):
        services.forget_old_files(at=now() + timedelta(days=2))

    assert list(PrintedFile.objects.filter(key=old.key)) == [new]
    assert not private_storage.exists(old.disk_name)
    assert private_storage.exists(new.disk_name)


def test_a_failure_is_forgotten_in_the_night_and_tried_again(chapter, client, monkeypatch):
    monkeypatch.setitem(services.RENDERERS, PrintedFile.Kind.PDF, lambda document, pictures: b"")
    make(chapter)
    services.forget_old_files(at=now() + timedelta(days=2))

    assert client.get("/de/leitfaden/drei/pdf/").status_code == 202


def test_files_of_pages_that_are_gone_go_in_the_night(chapter, index):
    make(chapter)
    make(index)
    chapter.unpublish()
    tasks.forget_files_of_nothing()

    assert list(PrintedFile.objects.values_list("key", flat=True)) == [f"page:{index.pk}"]


def test_the_page_links_its_file_and_says_its_size_once_it_is_known(chapter, client):
    before = client.get("/de/leitfaden/drei/").content.decode()
    make(chapter)
    caches["pages"].clear()
    after = client.get("/de/leitfaden/drei/").content.decode()

    assert 'href="/de/leitfaden/drei/pdf/"' in before
    assert "(0" not in after
    assert "KB)" in after.replace("\xa0", " ")


def test_a_waiting_page_and_a_file_are_never_kept_for_others(chapter, client):
    client.get("/de/leitfaden/drei/pdf/")
    make(chapter)

    assert client.get("/de/leitfaden/drei/pdf/").status_code == 200


def test_the_whole_costs_the_same_queries_with_one_chapter_and_with_thirty(
    index, client, django_assert_max_num_queries
):
    pages.make_chapter(index, number=1)
    client.get("/de/leitfaden/pdf/")
    with django_assert_max_num_queries(20) as one:
        client.get("/de/leitfaden/pdf/")
    few = len(one.captured_queries)
    for number in range(2, 31):
        pages.make_chapter(index, number=number)

    with django_assert_max_num_queries(few):
        client.get("/de/leitfaden/pdf/")


def a_form() -> Document:
    return framed(
        form="sheet",
        title="Vorlage",
        language="de",
        address="https://wegweiser.example/de/",
        parts=(Part(blocks=(AnswerLines("Titel", "Kurz.", 2),)),),
    )


@pytest.fixture
def form(monkeypatch):
    """A sheet that belongs to no page."""
    monkeypatch.setattr(sheets, "registered", {})
    return sheets.register(Sheet("x", kinds=("pdf", "docx"), document=a_form))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_sheet_is_drawn_for_its_first_reader_and_kept_by_a_job(kind, rf, form):
    first = views.sheet(rf.get("/"), form, kind=kind)

    assert (first.status_code, first["Content-Type"]) == (200, views.TYPES[kind])
    assert 'filename="vorlage.' in first["Content-Disposition"]
    assert PrintedFile.objects.count() == 0
    assert wanted_now() == [("print_sheet", ["x", "de", kind])]

    tasks.print_sheet.func("x", "de", kind)
    kept = PrintedFile.objects.get(key="sheet:x")
    second = views.sheet(rf.get("/"), form, kind=kind, name="Gute Praxis")
    assert second.content == services.read_file(file=kept)
    assert 'filename="gute-praxis.' in second["Content-Disposition"]
    assert wanted_now() == []


@pytest.mark.django_db
def test_a_sheet_that_cannot_be_made_is_told_clearly(rf, form, monkeypatch):
    monkeypatch.setitem(services.RENDERERS, PrintedFile.Kind.PDF, lambda document, pictures: b"")
    monkeypatch.setattr(wanted, "ASKED_FOR", 0)

    assert views.sheet(rf.get("/"), form, kind="pdf").status_code == 503
    tasks.print_sheet.func("x", "de", "pdf")
    assert views.sheet(rf.get("/"), form, kind="pdf").status_code == 503
    assert wanted_now() == [("print_sheet", ["x", "de", "pdf"])]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Розділ 3: початок", "rozdil-3-pochatok.pdf"),
        ('a"; filename="b.exe', "a-filenamebexe.pdf"),
        ("../../etc/passwd\r\nX-Evil: 1", "etcpasswd-x-evil-1.pdf"),
        ("😀", "grinning.pdf"),
        ("", "document.pdf"),
    ],
)
def test_the_name_of_a_file_can_be_read_and_breaks_no_header(name, plain):
    header = views.attachment(name, "pdf")

    assert f'filename="{plain}"' in header
    assert "\n" not in header
    assert header.count('"') == 2
