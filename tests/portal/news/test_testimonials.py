"""What people say stands in the portal as long as they agree, and not one request longer."""

from datetime import date, timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.accounts.models import Consent
from portal.common.privacy import declarations
from portal.common.retention import keep_terms
from portal.news import placing
from portal.news.models import Testimonial, TestimonialPlace
from portal.news.services import AlreadyTakenBack, publish_testimonial, withdraw_testimonial
from tests.factories import pages

WORDS = "Sie hat nie gefragt, warum ich so spät anfange."
DAY = date(2026, 3, 8)


def make_testimonial(*, page=None, **fields):
    fields.setdefault("language", "de")
    fields.setdefault("words", WORDS)
    fields.setdefault("role", "Mentee")
    testimonial = publish_testimonial(testimonial=Testimonial(agreed_on=DAY, **fields))
    if page:
        testimonial.places.add(TestimonialPlace(page=page))
        testimonial.save()
        # A test never commits, and what is kept is forgotten with the commit.
        caches["default"].delete(placing.KEY)
    return testimonial


@pytest.fixture
def article(db):
    return pages.make_article(slug="seite")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def seen(client, address="/de/seite/"):
    return WORDS in client.get(address).content.decode()


def test_words_stand_at_the_end_of_the_pages_chosen_for_them(article, client):
    pages.make_article(slug="andere")
    make_testimonial(page=article)

    page = client.get("/de/seite/").content.decode()
    assert WORDS in page
    assert "<figcaption>Mentee</figcaption>" in page
    assert not seen(client, "/de/andere/")


def test_words_stand_among_the_news(db, client):
    testimonial = make_testimonial()
    index = pages.make_news_list()
    pages.make_news(index, slug="post", body=[pages.block("testimonial", str(testimonial.pk))])

    assert seen(client, "/de/aktuelles/post/")


def test_a_member_finds_her_consent_among_her_own(member):
    testimonial = make_testimonial(member=member)

    consent = Consent.objects.standing().get(member=member)
    assert (consent.kind, consent.version, consent.given_at.date()) == ("testimonial", "2026-11", DAY)
    assert consent.scope == f"testimonial:{testimonial.pk}"


def test_who_takes_her_words_back_on_her_own_page_is_gone_from_the_next_request(
    article, member, client, client_of, committed
):
    make_testimonial(page=article, member=member)
    assert seen(client)
    consent = Consent.objects.get(member=member)

    with committed():
        answer = client_of(member).post(f"/de/me/consents/{consent.pk}/withdraw/")

    assert answer.status_code == 302
    assert not seen(client)
    testimonial = Testimonial.objects.get()
    assert (testimonial.words, testimonial.name, testimonial.role, testimonial.is_standing) == (
        "",
        "",
        "",
        False,
    )
    assert testimonial.agreed_on == DAY


def test_only_the_words_whose_consent_was_taken_back_go(member):
    first, second = make_testimonial(member=member), make_testimonial(member=member, words="Zweites")

    withdraw_testimonial(testimonial=first)

    assert list(Testimonial.objects.standing()) == [second]
    assert Consent.objects.standing().get(member=member).scope == second.consent_scope


def test_editors_take_words_back_for_somebody_without_an_account(article, client, committed):
    testimonial = make_testimonial(page=article, name="Olha")
    assert seen(client)

    with committed():
        withdraw_testimonial(testimonial=testimonial)

    assert not seen(client)
    assert Testimonial.objects.get().name == ""


def test_what_was_taken_back_is_not_published_again(db):
    testimonial = make_testimonial()
    withdraw_testimonial(testimonial=testimonial)
    testimonial.refresh_from_db()
    testimonial.words = WORDS

    with pytest.raises(AlreadyTakenBack):
        publish_testimonial(testimonial=testimonial)


def test_words_taken_back_leave_the_news_that_quoted_them(db, client, committed):
    testimonial = make_testimonial()
    index = pages.make_news_list()
    pages.make_news(index, slug="post", body=[pages.block("testimonial", str(testimonial.pk))])
    assert seen(client, "/de/aktuelles/post/")

    with committed():
        withdraw_testimonial(testimonial=testimonial)
    page = client.get("/de/aktuelles/post/")
    assert page.status_code == 200
    assert "<blockquote" not in page.content.decode()


def test_another_consent_taken_back_leaves_the_words(member):
    from portal.accounts.services import give_consent, withdraw_consent

    make_testimonial(member=member)
    give_consent(member=member, kind="photo", version="1")
    withdraw_consent(member=member, kind="photo")

    assert Testimonial.objects.standing().count() == 1


def test_words_go_with_the_account(member):
    make_testimonial(member=member)
    declared = next(each for each in declarations() if each.model is Testimonial)
    assert [row["words"] for row in declared.export(member)] == [WORDS]

    declared.erase(member)

    assert not Testimonial.objects.exists()


def form(**changed):
    return {
        "words": WORDS,
        "name": "",
        "role": "Mentee",
        "language": "de",
        "picture": "",
        "email": "",
        "agreed_on": "2026-03-08",
        "consent_version": "2026-11",
        "places-TOTAL_FORMS": 0,
        "places-INITIAL_FORMS": 0,
        "places-MIN_NUM_FORMS": 0,
        "places-MAX_NUM_FORMS": 1000,
        **changed,
    }


def test_an_editor_writes_words_down_and_places_them(editor, member, article, client_of):
    office = client_of(editor, second_factor=True)

    answer = office.post(
        "/admin/snippets/news/testimonial/add/",
        form(
            email=member.email.upper(),
            **{
                "places-TOTAL_FORMS": 1,
                "places-0-page": article.pk,
                "places-0-ORDER": 1,
                "places-0-id": "",
            },
        ),
    )

    assert answer.status_code == 302
    testimonial = Testimonial.objects.get()
    assert testimonial.member == member
    assert [place.page_id for place in testimonial.places.all()] == [article.pk]
    assert Consent.objects.standing().filter(member=member).count() == 1


def test_an_editor_takes_words_back(editor, client_of):
    testimonial = make_testimonial()

    answer = client_of(editor, second_factor=True).post(
        f"/admin/snippets/news/testimonial/delete/{testimonial.pk}/"
    )

    assert answer.status_code == 302
    assert not Testimonial.objects.get().is_standing


def test_PR4_the_log_of_the_back_office_keeps_no_words_that_were_taken_back(editor, client_of):
    office = client_of(editor, second_factor=True)
    office.post("/admin/snippets/news/testimonial/add/", form())
    key = Testimonial.objects.get().pk
    office.post(f"/admin/snippets/news/testimonial/edit/{key}/", form(words="Nie gefragt."))
    office.post(f"/admin/snippets/news/testimonial/delete/{key}/")

    labels = list(ModelLogEntry.objects.values_list("label", flat=True))
    assert not [label for label in labels if "gefragt" in label]


def test_PR6_the_dates_of_a_consent_go_three_years_after_it_was_taken_back(db):
    for days in (3 * 365 - 1, 3 * 365 + 1):
        withdraw_testimonial(
            testimonial=make_testimonial(role=str(days)), at=timezone.now() - timedelta(days=days)
        )
    standing = make_testimonial()

    keep_terms()
    keep_terms()

    assert Testimonial.objects.count() == 2
    assert standing in Testimonial.objects.all()


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"words": "  "}, "words"), ({"email": "no address"}, "email"), ({"agreed_on": ""}, "agreed_on")],
)
def test_what_is_missing_is_said_and_nothing_is_saved(editor, client_of, changed, field):
    answer = client_of(editor, second_factor=True).post(
        "/admin/snippets/news/testimonial/add/", form(**changed)
    )

    assert field in answer.context["form"].errors
    assert not Testimonial.objects.exists()


def test_the_office_does_not_tell_who_has_an_account(editor, client_of):
    answer = client_of(editor, second_factor=True).post(
        "/admin/snippets/news/testimonial/add/", form(email="nobody@example.org")
    )

    assert answer.status_code == 302
    assert Testimonial.objects.get().member is None


def test_a_page_with_words_costs_one_query_more_whatever_their_number(
    article, client, django_assert_max_num_queries
):
    make_testimonial(page=article)
    client.get("/de/")
    placing.pages_with_words()
    caches["pages"].clear()
    with django_assert_max_num_queries(12) as one:
        client.get("/de/seite/")
    for number in range(5):
        make_testimonial(page=article, words=f"Worte {number}")
    placing.pages_with_words()
    caches["pages"].clear()

    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get("/de/seite/")
