"""R3, R4: who stands behind the portal, by kind; and marks of those who fund it."""

import pytest
from django.core.files.images import ImageFile
from wagtail.images.tests.utils import get_test_image_file

from portal.pages.frame import frame_of
from portal.pages.models import Partner, Picture, SiteSettings
from tests.factories import pages

pytestmark = pytest.mark.django_db


def make_picture(description="Ein Stern", title="Logo") -> Picture:
    file = get_test_image_file()
    return Picture.objects.create(title=title, description=description, file=ImageFile(file, name="logo.png"))


def test_partners_come_in_the_order_of_their_kinds_and_positions():
    for kind, name, position in (
        ("board", "Dr. Eva Feld", 100),
        ("cooperation", "Stadt Nordhafen", 100),
        ("cooperation", "Ankommen Werkstatt", 10),
        ("carrier", "Universität Halmstein", 100),
    ):
        Partner.objects.create(kind=kind, name=name, position=position)

    groups = [(str(words), [each.name for each in them]) for words, them in frame_of("de").partner_groups]

    assert groups == [
        ("Getragen von", ["Universität Halmstein"]),
        ("Kooperationspartner", ["Ankommen Werkstatt", "Stadt Nordhafen"]),
        ("Beirat", ["Dr. Eva Feld"]),
    ]


def test_a_kept_home_page_shows_a_new_partner_at_once(client, django_capture_on_commit_callbacks):
    pages.home()
    client.get("/de/")
    kept = client.get("/de/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        partner = Partner.objects.create(name="Klinik Aue")
    new = client.get("/de/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        partner.delete()
    gone = client.get("/de/").content.decode()

    assert ["Klinik Aue" in page for page in (kept, new, gone)] == [False, True, False]


def test_the_role_is_said_in_the_readers_language_on_the_partners_page(client):
    Partner.objects.create(
        kind="board", name="Dr. Eva Feld", role_de="Arbeitssoziologin", role_en="Sociologist of work"
    )
    pages.make_article("de", purpose="partners", slug="partner")
    pages.make_article("en", purpose="partners", slug="partners")

    german, english = (client.get(url).content.decode() for url in ("/de/partner/", "/en/partners/"))

    assert ("Arbeitssoziologin" in german, "Sociologist of work" in german) == (True, False)
    assert ("Sociologist of work" in english, "Arbeitssoziologin" in english) == (True, False)


def test_a_logo_carries_the_name_of_the_partner_and_a_mark_its_description(
    client, django_capture_on_commit_callbacks, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    pages.home()
    with django_capture_on_commit_callbacks(execute=True):
        Partner.objects.create(kind="carrier", name="Universität Halmstein", logo=make_picture())
        chosen = SiteSettings.load()
        chosen.funding_mark = make_picture("Emblem der Stiftung Feld")
        chosen.funding_sentence_de = "Kofinanziert von der Stiftung Feld"
        chosen.save()

    page = client.get("/de/").content.decode()

    assert 'alt="Universität Halmstein"' in page
    assert 'alt="Emblem der Stiftung Feld"' in page
    assert "Kofinanziert von der Stiftung Feld" in page


def test_a_partners_page_without_partners_says_so(client):
    pages.make_article("de", purpose="partners", slug="partner")

    assert "Noch sind keine Partner genannt" in client.get("/de/partner/").content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_partners_cost_one_query_however_many(count, django_assert_num_queries):
    from portal.pages.frame import _partners

    for number in range(count):
        Partner.objects.create(name=f"Partner {number}")

    with django_assert_num_queries(1):
        assert len(_partners("de")) == count
