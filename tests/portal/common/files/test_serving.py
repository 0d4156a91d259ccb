"""AC6 and IN9: the view is the only door, it asks the rule each time, and what it gives cannot run."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as live_settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import AsyncClient, Client

from portal.common import privacy
from portal.common.clock import now
from portal.common.files.kinds import KINDS
from portal.common.files.models import StoredFile
from portal.common.files.services import delete_file, store_upload
from tests.factories import files as honest
from tests.factories.files import upload


@pytest.fixture
def other(make_member):
    return make_member(given_name="Amal")


@pytest.fixture
def make_file(db, member, purpose):
    def make(content=None, name="Lebenslauf Müller.docx", **fields):
        fields.setdefault("purpose", purpose)
        fields.setdefault("owner_id", member.pk)
        return store_upload(upload(name, content or honest.docx()), **fields)

    return make


@pytest.fixture
def file(make_file):
    return make_file()


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_IN9_a_file_is_an_attachment_that_cannot_run(file, member, client_of, on_disk):
    response = client_of(member).get(file.url_for(member))

    assert response.status_code == 200
    assert body(response) == on_disk()[0].read_bytes()
    assert response["Content-Disposition"] == ("attachment; filename*=utf-8''Lebenslauf%20M%C3%BCller.docx")
    assert response["Content-Type"] == KINDS["docx"].mime
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert int(response["Content-Length"]) == file.size


def test_IN9_pictures_are_attachments_too(make_file, member, client_of):
    photo = make_file(honest.picture(), name="me.jpg")

    for address in (photo.url_for(member), photo.square_url_for(member)):
        response = client_of(member).get(address)
        assert response["Content-Disposition"].startswith("attachment;")
        assert response["Content-Type"] == "image/webp"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert body(response)[:4] == b"RIFF"


def test_AC6_nobody_else_gets_it_with_any_address(file, member, other, client_of):
    hers = file.url_for(member)

    for client in (client_of(other), Client()):
        assert client.get(hers).status_code == 404
        assert client.get(file.url_for(other)).status_code == 404
        assert client.get(file.url_for(AnonymousUser())).status_code == 404
        assert client.get(f"/files/{file.pk}/").status_code == 404
    assert client_of(member).get(f"/files/{file.pk}/").status_code == 404
    assert client_of(member).get(f"{hers}x").status_code == 404


def test_AC6_an_address_is_good_for_one_file_only(make_file, member, client_of):
    one, two = make_file(), make_file()
    ticket = one.url_for(member).partition("?")[2]

    assert client_of(member).get(f"/files/{one.pk}/?{ticket}").status_code == 200
    assert client_of(member).get(f"/files/{two.pk}/?{ticket}").status_code == 404


@pytest.mark.parametrize(("minutes", "status"), [(0, 200), (9.9, 200), (10.1, 410), (60 * 24, 410)])
def test_AC6_an_address_expires_after_ten_minutes(minutes, status, file, member, client_of):
    address = file.url_for(member, at=now() - timedelta(minutes=minutes))

    assert client_of(member).get(address).status_code == status


def test_AC6_a_stranger_does_not_learn_that_an_old_address_was_one(file, member, other, client_of):
    address = file.url_for(member, at=now() - timedelta(hours=1))

    assert client_of(other).get(address).status_code == 404


def test_AC6_a_longer_time_cannot_be_written_into_the_address(file, member, client_of):
    address = file.url_for(member, at=now() - timedelta(hours=1))
    until = address.partition("until=")[2].partition(".")[0]

    assert client_of(member).get(address.replace(until, str(int(until) + 7200))).status_code == 404
    assert client_of(member).get(address.replace(until, "9" * 40)).status_code == 404


def test_AC6_the_media_path_knows_no_private_file(file, member, client_of, on_disk):
    [path] = on_disk()

    assert not Path(live_settings.PRIVATE_ROOT).is_relative_to(live_settings.MEDIA_ROOT)
    assert file.disk_name.endswith(path.name)
    for address in (file.disk_name, path.name, f"../private/{file.disk_name}", file.name):
        assert client_of(member).get(f"/media/{address}", follow=True).status_code == 404


def test_the_rule_is_asked_each_time(make_purpose, make_file, member, client_of):
    allowed = [True]
    file = make_file(purpose=make_purpose("cv", may_read=lambda _member, _file: allowed[0]))
    address = file.url_for(member)
    assert client_of(member).get(address).status_code == 200

    allowed[0] = False

    assert client_of(member).get(address).status_code == 404


def test_a_read_is_told_to_the_purpose_and_a_refusal_is_not(
    make_purpose, make_file, member, other, client_of
):
    told = []
    purpose = make_purpose(
        "cv", may_read=lambda reader, _file: reader == member, on_read=lambda *read: told.append(read)
    )
    file = make_file(purpose=purpose)

    client_of(other).get(file.url_for(other))
    client_of(member).get(file.url_for(member))

    assert told == [(member, file)]


def test_what_everybody_may_read_has_an_address_that_lasts(make_purpose, make_file, client_of, member):
    seen_by_all = [True]
    purpose = make_purpose("photo", public=True, may_read=lambda _member, _file: seen_by_all[0])
    photo = make_file(honest.picture(), name="me.jpg", purpose=purpose)
    address = photo.square_url_for(AnonymousUser())

    assert "until" not in address
    assert Client().get(address).status_code == 200
    seen_by_all[0] = False
    assert Client().get(address).status_code == 404


def test_a_public_purpose_opens_nothing_that_its_rule_closes(make_purpose, make_file, member, client_of):
    purpose = make_purpose("photo", public=True, may_read=lambda reader, _file: reader.is_authenticated)
    photo = make_file(honest.picture(), name="me.jpg", purpose=purpose)

    assert Client().get(photo.url_for(AnonymousUser())).status_code == 404
    assert client_of(member).get(f"/files/{photo.pk}/").status_code == 404
    assert client_of(member).get(photo.url_for(member)).status_code == 200


def test_a_file_whose_purpose_is_gone_is_closed(file, member, client_of, monkeypatch):
    from portal.common.files import purposes

    address = file.url_for(member)
    monkeypatch.delitem(purposes._purposes, file.purpose)

    assert client_of(member).get(address).status_code == 404


def test_only_reading_is_open(file, member, client_of):
    for verb in ("post", "put", "patch", "delete"):
        assert getattr(client_of(member), verb)(file.url_for(member)).status_code == 405


def test_addresses_ask_no_database(file, member, django_assert_num_queries):
    with django_assert_num_queries(0):
        file.url_for(member)
        file.square_url_for(member)


@pytest.mark.django_db(transaction=True)
def test_it_is_streamed_under_an_asynchronous_server_too(file, member, on_disk):
    async def read():
        client = AsyncClient()
        await client.aforce_login(member, backend="django.contrib.auth.backends.ModelBackend")
        response = await client.get(file.url_for(member))
        return response.is_async, b"".join([piece async for piece in response.streaming_content])

    is_async, content = asyncio.run(read())

    assert is_async
    assert content == on_disk()[0].read_bytes()


# --- keeping and letting go ----------------------------------------------------------------------------------------


def test_IN6_on_disk_a_file_has_a_random_name_in_the_private_folder(file, member, on_disk, private_root):
    [path] = on_disk()

    assert path == private_root / file.disk_name
    assert len(path.name) == 32
    assert not {str(member.pk), "Lebenslauf", "docx", str(file.pk)} & set(path.parts)
    assert path.stat().st_mode & 0o077 == 0


def test_the_row_says_what_was_kept(make_file, member, on_disk, organisation):
    import hashlib

    file = make_file(about=organisation)

    assert file.sha256 == hashlib.sha256(on_disk()[0].read_bytes()).hexdigest()
    assert StoredFile.objects.get().about == organisation
    assert (file.kind, file.is_picture) == ("docx", False)
    assert str(file) == "Lebenslauf Müller.docx"


@pytest.mark.django_db(transaction=True)
def test_a_deleted_file_leaves_the_disk_when_that_is_certain(make_file, on_disk):
    photo = make_file(honest.picture(), name="me.jpg")
    assert len(on_disk()) == 2

    with transaction.atomic():
        delete_file(file=photo)
        assert len(on_disk()) == 2

    assert on_disk() == []
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_deletion_taken_back_keeps_the_file(file, on_disk):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        delete_file(file=file)
        raise ZeroDivisionError

    assert StoredFile.objects.exists()
    assert len(on_disk()) == 1


@pytest.mark.django_db(transaction=True)
def test_erasing_a_member_takes_her_files_from_the_disk(make_file, member, other, on_disk):
    make_file(honest.picture(), name="me.jpg")
    kept = make_file(owner_id=other.pk)
    declared = next(one for one in privacy.declarations() if one.model is StoredFile)
    assert [item["name"] for item in declared.export(member)] == ["me.webp"]

    declared.erase(member)

    assert [stored.pk for stored in StoredFile.objects.all()] == [kept.pk]
    assert [path.name for path in on_disk()] == [Path(kept.disk_name).name]


def test_a_file_checked_for_one_purpose_is_not_stored_for_another(make_purpose, make_file):
    from portal.common.files.checks import check_upload

    checked = check_upload(upload("cv.pdf", honest.pdf()), make_purpose("cv"))

    with pytest.raises(ValueError, match="Checked for cv"):
        store_upload(checked, purpose=make_purpose("public"), owner_id=checked.purpose.key)
