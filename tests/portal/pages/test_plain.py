"""A10: plain words. The rule counts; whether people understand it, only people can say."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from portal.pages import plain
from portal.pages.blocks.plain import SentencesBlock
from portal.pages.models import PlainPage
from tests.factories import pages

SHORT = "Wir helfen Ihnen.\nDas kostet nichts."
FIFTEEN = "Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn."


def test_sentences_end_with_their_mark_or_with_their_line():
    reading = plain.read("Wir helfen. Kommen Sie?\nAlle sind da\n\nЦе безкоштовно!")

    assert reading.sentences == ("Wir helfen.", "Kommen Sie?", "Alle sind da", "Це безкоштовно!")
    assert reading.words == (2, 2, 3, 2)


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        (SHORT, True),
        (FIFTEEN, False),  # nobody's sentence is too long, but the mean is
        (f"{FIFTEEN}\nJa.\nNein.", True),
        (FIFTEEN.replace(".", " sechzehn.") + "\nJa." * 20, False),
        ("Mentor:innen sind da.", True),
        ("", False),
    ],
)
def test_the_rule_can_fail(text, is_plain):
    assert plain.read(text).is_plain is is_plain


def test_a_word_with_a_mark_inside_is_one_word():
    assert plain.read("Mentor:innen sagen: Im’я й E-Mail.").words == (2, 3)


def test_editors_cannot_save_a_sentence_of_sixteen_words():
    long = FIFTEEN.replace(".", " sechzehn.")

    assert SentencesBlock().clean(FIFTEEN) == FIFTEEN
    with pytest.raises(ValidationError, match="sechzehn"):
        SentencesBlock().clean(long)


@pytest.mark.parametrize(("sentences", "is_refused"), [(SHORT, False), (f"{FIFTEEN}\n{FIFTEEN}", True)])
def test_editors_cannot_save_a_page_whose_sentences_are_long_on_average(db, member, sentences, is_refused):
    page = pages.make_plain("de", slug="einfach")
    part = {"anchor": "anfang", "title": "Anfang", "drawing": "", "sentences": sentences}
    words = {
        "title": "Einfach",
        "slug": "einfach",
        "lede": "",
        "body": streamfield([("part", part)]),
        "comments": inline_formset([]),
    }

    form = PlainPage.get_edit_handler().get_form_class()(
        nested_form_data(words), instance=page, for_user=member
    )
    form.is_valid()

    assert ("body" in form.errors) is is_refused


def test_a_page_leads_to_its_plain_words_and_back(db, client, django_capture_on_commit_callbacks):
    normal = pages.make_article("de", slug="rechte", title="Meine Rechte")
    before = client.get("/de/rechte/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        pages.make_plain("de", of=normal.page_ptr, slug="einfach", sentences=SHORT)

    after = client.get("/de/rechte/").content.decode()
    plain_page = client.get("/de/einfach/").content.decode()

    assert ("plain-switch" in before, "plain-switch" in after) == (False, True)
    assert '<a class="plain-switch" href="/de/einfach/">' in after
    assert 'href="/de/rechte/"' in plain_page
    assert "<p>Wir helfen Ihnen.</p>" in plain_page


def test_until_people_have_read_it_a_page_says_that_they_have_not(
    db, client, django_capture_on_commit_callbacks
):
    page = pages.make_plain("de", slug="einfach")
    unread = client.get("/de/einfach/").content.decode()
    page.read_on = date(2026, 3, 1)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    read = client.get("/de/einfach/").content.decode()

    label = '<p class="plain__label">{}</p>'
    assert (label.format("Einfach gesagt") in unread, label.format("Leichte Sprache") in unread) == (
        True,
        False,
    )
    assert (label.format("Leichte Sprache") in read, "noch nicht geprüft" in read) == (True, False)


def test_the_first_plain_page_lists_the_others_and_stands_at_the_foot(db, client):
    first = pages.make_plain("de", slug="einfach", title="Wegweiser, einfach gesagt")
    pages.make_plain("de", parent=first, slug="hilfe", title="Hilfe")

    page = client.get("/de/einfach/").content.decode()

    assert '<a href="/de/einfach/hilfe/">Hilfe</a>' in page
    assert '<li><a href="/de/einfach/">Einfach gesagt</a></li>' in client.get("/de/").content.decode()
