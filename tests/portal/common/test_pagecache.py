import pytest
from django.core.cache import caches
from django.db import transaction
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.urls import path

from portal.common import pagecache
from portal.common.scheduler.models import WorkerPulse
from portal.config.urls import urlpatterns as portal

BODY = "<p>" + "Grüße " * 200


@pagecache.keep
def kept(request):
    made.append(request.get_full_path())
    WorkerPulse.objects.count()
    return HttpResponse(BODY, headers={"Vary": "Cookie"})


@pagecache.keep
def with_form(request):
    made.append("form")
    return HttpResponse(get_token(request))


@pagecache.keep
def with_cookie(request):
    made.append("cookie")
    response = HttpResponse("a")
    response.set_cookie("a", "b")
    return response


@pagecache.keep
def plain(request):
    made.append("plain")
    return HttpResponse("a", content_type="text/plain")


@pagecache.keep
def missing(request):
    made.append("missing")
    return HttpResponse("a", status=404)


@pagecache.keep
def private(request):
    made.append("private")
    return HttpResponse("a", headers={"Cache-Control": "private"})


def undeclared(request):
    made.append("undeclared")
    return HttpResponse("a")


@pagecache.keep
def published_meanwhile(request):
    made.append("old")
    pagecache._raise()
    return HttpResponse("old")


views = [kept, with_form, with_cookie, plain, missing, private, undeclared, published_meanwhile]
urlpatterns = [*(path(f"{view.__name__}/", view) for view in views), *portal]
made = []
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def _nothing_made():
    made.clear()


def get(address="/kept/", client=None, **extra):
    return (client or Client()).get(address, **extra)


def test_a_kept_page_is_made_once_and_costs_no_query(django_assert_num_queries):
    cold = get()
    with django_assert_num_queries(0):
        warm = get()
    assert made == ["/kept/"]
    assert warm.content.decode() == cold.content.decode() == BODY
    assert warm["Content-Type"] == "text/html; charset=utf-8"
    assert int(warm["Content-Length"]) == len(warm.content)
    assert "Cookie" not in warm["Vary"]
    assert warm["Cache-Control"] == "no-cache"


def test_SE7_a_kept_page_sets_no_cookie():
    """SE7"""
    assert [get().cookies, get().cookies] == [{}, {}]


def test_a_browser_that_asks_again_gets_a_304_until_something_is_published(
    django_capture_on_commit_callbacks,
):
    etag = get()["ETag"]
    assert get(headers={"If-None-Match": etag}).status_code == 304
    with django_capture_on_commit_callbacks(execute=True):
        pagecache.raise_generation()
    assert get(headers={"If-None-Match": etag}).status_code == 304, "the same text again"
    assert len(made) == 2, "but made anew"


def test_a_compressed_answer_holds_the_same_page():
    import gzip

    for _ in range(2):
        answer = get(headers={"Accept-Encoding": "gzip"})
        assert answer["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer.content).decode() == BODY
    assert len(made) == 1
    assert get().content.decode() == BODY


@pytest.mark.django_db(transaction=True)
def test_a_generation_is_raised_after_the_commit_and_not_after_a_rollback():
    get()
    with transaction.atomic():
        pagecache.raise_generation()
        get()
        assert len(made) == 1, "not before"
    get()
    assert len(made) == 2
    try:
        with transaction.atomic():
            pagecache.raise_generation()
            raise ZeroDivisionError
    except ZeroDivisionError:
        get()
    assert len(made) == 2


def test_a_page_made_while_something_was_published_is_old_at_once():
    get("/published_meanwhile/")
    get("/published_meanwhile/")
    assert made == ["old", "old"]


@pytest.mark.parametrize("name", ["with_form", "with_cookie", "plain", "missing", "private", "undeclared"])
def test_what_is_not_everybodys_page_is_never_kept(name):
    get(f"/{name}/")
    get(f"/{name}/")
    assert len(made) == 2


def test_who_has_a_session_goes_past_the_cache(settings):
    get()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "anything"
    get(client=client)
    get(headers={"HX-Request": "true"})
    Client().post("/kept/")
    assert len(made) == 4


def test_host_query_and_scheme_have_pages_of_their_own_and_unknown_queries_none(settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example.org"]
    addresses = ["/kept/", "/kept/?page=2", "/kept/?page=3"]
    for _ in range(2):
        for address in addresses:
            get(address)
        get(headers={"Host": "other.example.org"})
        get(secure=True)
    assert len(made) == 5
    get("/kept/?utm_source=a")
    get("/kept/?utm_source=a")
    assert len(made) == 7


@pytest.fixture
def _no_pause(monkeypatch):
    monkeypatch.setattr(pagecache, "PAUSE_SECONDS", 0)


@pytest.mark.usefixtures("_no_pause")
def test_RE3_without_a_cache_every_page_is_made_and_none_fails(
    monkeypatch, django_capture_on_commit_callbacks
):
    """RE3; a generation that could not be raised is raised before anything is read again."""
    get()

    def away(*_args, **_kwargs):
        raise ConnectionError

    with monkeypatch.context() as redis_is_down:
        for method in ("get", "get_many", "set", "add"):
            redis_is_down.setattr(type(caches["pages"]), method, away)
        assert get().content.decode() == BODY
        with django_capture_on_commit_callbacks(execute=True):
            pagecache.raise_generation()
        assert len(made) == 2
    get()
    assert len(made) == 3, "what was kept before the publish is not shown"
    get()
    assert len(made) == 3


def test_RE3_a_cache_that_does_not_answer_is_not_asked_by_every_reader(monkeypatch):
    """RE3"""
    asked = []

    def slow(*_args, **_kwargs):
        asked.append(1)
        raise TimeoutError

    monkeypatch.setattr(type(caches["pages"]), "get_many", slow)
    monkeypatch.setattr(pagecache, "_away_until", 0.0)
    assert [get().status_code for _ in range(5)] == [200] * 5
    assert (len(asked), len(made)) == (1, 5)
    monkeypatch.setattr(pagecache, "_away_until", 0.0)
