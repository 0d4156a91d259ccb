"""Cross references: lead to the page in the reader's language, and are refused where they would dangle."""

import json

import pytest
from wagtail.models import Page, ReferenceIndex

from portal.blueprint.models import ChapterPage
from portal.pages.anchors import missed_anchors
from portal.pages.references import dangling, referrers
from tests.factories import pages


@pytest.fixture
def index(db):
    return pages.make_blueprint(slug="leitfaden")


@pytest.fixture
def target(index):
    return pages.make_chapter(index, number=3, title="Grundsätze", slug="grundsaetze")


def indexed(page):
    """The page with its references noted, as the worker does after each publish."""
    ReferenceIndex.create_or_update_for_object(page)
    return page


def reference(page, section="first"):
    return pages.block("cross_reference", {"text": "Mehr dazu.", "page": page.pk, "section": section})


def body(*blocks):
    return ChapterPage._meta.get_field("body").stream_block.to_python(list(blocks))


def errors(*blocks, page=None):
    found = dangling(page or ChapterPage(), {"body": body(*blocks)})
    return {
        name: error.messages
        for index, block in (found["body"].block_errors.items() if found else ())
        for name, error in block.block_errors.items()
    }


def test_a_reference_leads_to_the_section_and_names_it(index, target, client):
    pages.make_chapter(index, number=1, slug="eins", body=[reference(target)])

    page = client.get("/de/leitfaden/eins/").content.decode()

    assert 'href="/de/leitfaden/grundsaetze/#first"' in page
    assert "Kapitel 3: Grundsätze: Erster Teil" in page


def test_a_translated_page_leads_to_the_translated_target(index, target, client):
    english = pages.make_blueprint("en", title="Blueprint", slug="blueprint", translation_of=index)
    pages.make_chapter(english, number=3, title="Principles", slug="principles", translation_of=target)
    pages.make_chapter(english, number=1, slug="one", body=[reference(target)])

    page = client.get("/en/blueprint/one/").content.decode()

    assert 'href="/en/blueprint/principles/#first"' in page


def test_without_a_translation_the_reader_is_told_the_language(index, target, client):
    english = pages.make_blueprint("en", title="Blueprint", slug="blueprint", translation_of=index)
    pages.make_chapter(english, number=1, slug="one", body=[reference(target)])

    page = client.get("/en/blueprint/one/").content.decode()

    assert 'href="/de/leitfaden/grundsaetze/#first" hreflang="de" lang="de"' in page


def test_a_target_that_is_gone_leaves_the_words(index, target, client):
    pages.make_chapter(index, number=1, slug="eins", body=[reference(target)])
    target.unpublish()

    page = client.get("/de/leitfaden/eins/").content.decode()

    assert ("Mehr dazu." in page, "grundsaetze" in page) == (True, False)


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_references_cost_the_same_with_one_and_with_many(
    index, target, client, django_assert_max_num_queries, language
):
    here = index
    if language != "de":
        here = pages.make_blueprint(language, slug="leitfaden", translation_of=index)
        pages.make_chapter(here, number=3, translation_of=target)
    others = [pages.make_chapter(index, number=10 + n) for n in range(6)]
    one = pages.make_chapter(here, number=1, body=[reference(target)])
    many = pages.make_chapter(here, number=2, body=[reference(each) for each in [target, *others] * 3])
    client.get(one.url + "?x=1")
    with django_assert_max_num_queries(12) as few:
        client.get(one.url + "?x=1")

    with django_assert_max_num_queries(len(few)):
        client.get(many.url + "?x=1")


def test_a_reference_to_a_draft_is_refused_at_its_field(index):
    draft = pages.make_chapter(index, slug="entwurf", live=False)

    assert list(errors(reference(draft))) == ["page"]


def test_a_section_that_is_not_there_is_refused_and_those_that_are_there_are_named(target):
    assert list(errors(reference(target, "nowhere"))) == ["section"]
    assert "first, roadmap" in errors(reference(target, "nowhere"))["section"][0]
    assert errors(reference(target)) == {} == errors(reference(target, ""))


def test_a_page_may_refer_to_a_section_that_it_only_now_gets(target):
    new = pages.heading("Neu", "new")

    assert errors(new, reference(target, "new"), page=target) == {}


def test_a_pasted_address_is_taken_for_the_section_it_names():
    block = (
        ChapterPage._meta.get_field("body")
        .stream_block.child_blocks["cross_reference"]
        .child_blocks["section"]
    )

    assert block.clean("https://example.org/de/leitfaden/eins/#first") == "first"


def test_who_refers_to_a_page_is_known_also_through_its_translation(index, target):
    english = pages.make_blueprint("en", title="Blueprint", slug="blueprint", translation_of=index)
    translated = pages.make_chapter(english, number=3, translation_of=target)
    here = indexed(pages.make_chapter(index, number=1, body=[reference(target)]))
    there = indexed(pages.make_chapter(english, number=1, body=[reference(target)]))

    assert [page.pk for page in referrers(target)] == [here.pk]
    assert [page.pk for page in referrers(translated)] == [there.pk]


def test_a_section_that_others_lead_to_does_not_go(index, target):
    here = indexed(pages.make_chapter(index, number=1, title="Eins", body=[reference(target)]))

    assert missed_anchors(target, {"body": body(pages.text("x"))}) == {"body": ("first", [here])}
    assert missed_anchors(target, {"body": target.body}) == {}


def chapter_form(client, page, blocks, **action):
    """The editing form of a chapter as the browser sends it."""
    data = {"title": page.title, "slug": page.slug, "number": "1", "lede": "", "comments-TOTAL_FORMS": "0"}
    data |= {"comments-INITIAL_FORMS": "0", "body-count": str(len(blocks)), **action}
    for at, block in enumerate(blocks):
        data |= {f"body-{at}-type": block["type"], f"body-{at}-order": at, f"body-{at}-id": block["id"]}
        data |= {
            f"body-{at}-deleted": "",
            **{f"body-{at}-value-{key}": v for key, v in block["value"].items()},
        }
    return client.post(f"/admin/pages/{page.pk}/edit/", data)


def test_a_draft_is_saved_and_publishing_refused_while_a_reference_dangles(index, target, editor, client_of):
    page = pages.make_chapter(index, number=1, slug="eins")
    client, blocks = client_of(editor, second_factor=True), [reference(target, "nowhere")]

    saved = chapter_form(client, page, blocks)
    refused = chapter_form(client, page, blocks, **{"action-publish": "1"})

    assert (saved.status_code, refused.status_code) == (302, 200)
    assert "nowhere" in refused.content.decode()
    assert Page.objects.get(pk=page.pk).specific.body[0].block_type == "text"
    page.refresh_from_db()
    assert json.loads(page.get_latest_revision().content["body"])[0]["type"] == "cross_reference"


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_who_takes_a_page_away_is_told_who_leads_to_it(index, target, editor, client_of, act):
    indexed(pages.make_chapter(index, number=1, title="Der Verweisende", body=[reference(target)]))
    client = client_of(editor, second_factor=True)

    asked = client.get(f"/admin/pages/{target.pk}/{act}/").content.decode()

    assert "Der Verweisende" in asked
    assert "führen hierher" in asked
