import pytest
from django.test import Client
from django.urls import reverse

from community.spaces.models import SpaceDocument
from community.spaces.services import archive_space, leave_space, remove_document
from portal.accounts.services import block
from portal.common.files.models import StoredFile
from portal.common.files.storage import private_storage
from portal.common.privacy import declarations
from tests.factories.files import pdf, upload
from tests.factories.spaces import make_document, seat


@pytest.fixture
def insider(make_member, closed):
    someone = make_member(given_name="Oksana")
    seat(someone, closed)
    return someone


@pytest.fixture
def document(insider, closed):
    return make_document(insider, closed, title="Leitfaden", about="Was ich gelernt habe.", language="uk")


def the_list(client, space) -> str:
    return client.get(reverse("spaces:document_list", args=[space.slug])).content.decode()


def test_a_member_shares_a_file_and_the_others_read_it(closed, insider, moderator, client_of):
    words = {"title": "Leitfaden", "about": "Zwei Seiten.", "language": "de"}
    url = reverse("spaces:document_new", args=[closed.slug])
    client_of(insider).post(url, words | {"upload": upload("leitfaden.pdf", pdf())})

    document = SpaceDocument.objects.get()
    assert (document.title, document.about, document.language) == ("Leitfaden", "Zwei Seiten.", "de")
    assert "Zwei Seiten." in the_list(client_of(moderator), closed)
    answer = client_of(moderator).get(document.file.url_for(moderator))
    assert (answer.status_code, answer["Content-Disposition"].split(";")[0]) == (200, "attachment")


def test_what_is_no_document_is_refused_and_the_words_are_kept(closed, insider, client_of):
    url = reverse("spaces:document_new", args=[closed.slug])
    words = {"title": "Leitfaden", "upload": upload("leitfaden.pdf", b"MZ not a paper")}
    answer = client_of(insider).post(url, words)

    assert list(answer.context["form"].errors) == ["upload"]
    assert 'value="Leitfaden"' in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_AC6_only_members_open_a_document_also_of_an_open_space(
    space, closed, joined, insider, document, make_member, client_of
):
    outsider = make_member()
    open_one = make_document(joined, space)
    for file in (document.file, open_one.file):
        assert client_of(outsider).get(file.url_for(outsider)).status_code == 404
        assert Client().get(reverse("files:file", args=[file.pk])).status_code == 404
    leave_space(space=closed, by=insider)
    assert client_of(insider).get(document.file.url_for(insider)).status_code == 404


def test_the_author_and_whoever_looks_after_the_space_change_and_remove(
    closed, insider, moderator, document, make_member, client_of
):
    neighbour = make_member()
    seat(neighbour, closed)
    edit = reverse("spaces:document_edit", args=[closed.slug, document.pk])
    remove = reverse("spaces:document_remove", args=[closed.slug, document.pk])

    assert client_of(neighbour).post(edit, {"title": "Meins"}).status_code == 404
    assert client_of(neighbour).post(remove).status_code == 404
    client_of(insider).post(edit, {"title": "Neu", "language": "de"})
    document.refresh_from_db()
    assert (document.title, document.language, document.about) == ("Neu", "de", "")
    client_of(moderator).post(remove)
    assert not SpaceDocument.objects.exists()


def test_a_removed_document_leaves_no_bytes(document, django_capture_on_commit_callbacks):
    name = document.file.disk_name
    assert private_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        remove_document(document=document)
    assert not private_storage.exists(name)
    assert not StoredFile.objects.exists()


def test_in_an_archived_space_documents_stay_and_none_comes(closed, insider, document, client_of):
    archive_space(space=closed)
    assert "Leitfaden" in the_list(client_of(insider), closed)
    assert client_of(insider).get(reverse("spaces:document_new", args=[closed.slug])).status_code == 404
    remove = reverse("spaces:document_remove", args=[closed.slug, document.pk])
    assert client_of(insider).post(remove).status_code == 404


def test_AC13_documents_of_somebody_blocked_are_not_in_the_list(
    closed, insider, document, make_member, client_of
):
    neighbour = make_member()
    seat(neighbour, closed)
    assert "Leitfaden" in the_list(client_of(neighbour), closed)
    block(by=insider, member=neighbour)
    assert "Leitfaden" not in the_list(client_of(neighbour), closed)


def test_who_leaves_the_portal_takes_her_documents_along(insider, document):
    [declaration] = [each for each in declarations() if each.model is SpaceDocument]
    assert [row["title"] for row in declaration.export(insider)] == ["Leitfaden"]
    declaration.erase(insider)
    assert not StoredFile.objects.exists()


def test_the_list_costs_the_same_at_any_number_of_documents(
    closed,
    insider,
    make_member,
    client_of,
    document,
    django_assert_num_queries,
    django_assert_max_num_queries,
):
    client, address = client_of(insider), reverse("spaces:document_list", args=[closed.slug])
    client.get(address)
    with django_assert_max_num_queries(30) as with_one:
        client.get(address)
    for number in range(29):
        author = make_member()
        file = StoredFile.objects.create(
            purpose="space_document",
            owner_id=author.pk,
            name="a.pdf",
            kind="pdf",
            size=1,
            disk_name=f"aa/{number}",
        )
        SpaceDocument.objects.create(space=closed, author=author, file=file, title="Noch eins")
    with django_assert_num_queries(len(with_one)):
        client.get(address)
