"""What is held about me, taking it along, leaving, and not meeting somebody any more."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from portal.accounts.meeting import block_address
from portal.accounts.models import Block, CareerStation, Member
from portal.accounts.services import grant_role, make_takeaway
from portal.common import privacy
from portal.common.clock import now
from portal.common.files.models import StoredFile
from portal.common.files.storage import private_storage
from portal.common.retention import keep_terms
from portal.notifications.models import Notification

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"


def packed(file) -> zipfile.ZipFile:
    with private_storage.open(file.disk_name) as content:
        return zipfile.ZipFile(io.BytesIO(content.read()))


def test_she_reads_what_is_held_and_why_and_nothing_of_what_is_not(member, client_of):
    CareerStation.objects.create(member=member, role="Lehrerin")
    page = client_of(member).get(reverse("accounts:data")).content.decode()
    declared = {each.model: each for each in privacy.declarations()}

    assert str(declared[CareerStation].purpose) in page
    assert str(declared[Block].purpose) not in page


def test_PR3_she_takes_everything_along_and_is_told_when_it_is_ready(
    member, client_of, run_tasks, make_member
):
    CareerStation.objects.create(member=member, role="<b>Lehrerin</b>")
    CareerStation.objects.create(member=make_member(), role="Fremde")
    client = client_of(member)

    client.post(reverse("accounts:take_along"))
    run_tasks()

    archive = packed(StoredFile.objects.get(owner_id=member.pk))
    words, program = (archive.read(name).decode() for name in ("data.html", "data.json"))
    assert "&lt;b&gt;Lehrerin" in words and "Fremde" not in words + program
    kinds = {each["kind"] for each in json.loads(program)}
    assert {str(CareerStation._meta.verbose_name_plural), str(Member._meta.verbose_name_plural)} <= kinds
    assert [told.notice for told in Notification.objects.filter(member=member)] == ["accounts.takeaway_ready"]


def test_PR3_every_declared_kind_is_asked_and_her_own_files_are_with_it(member):
    from django.core.files.base import ContentFile

    cv = StoredFile.objects.create(purpose="cv", owner_id=member.pk, name="cv.pdf", kind="pdf", size=1)
    private_storage.save(cv.disk_name, ContentFile(b"%PDF-mine"))

    first = make_takeaway(member=member)
    second = make_takeaway(member=member)

    assert packed(second).read("files/1-cv.pdf") == b"%PDF-mine"
    assert not StoredFile.objects.filter(pk=first.pk).exists()


def test_nobody_else_opens_it_and_after_seven_days_it_is_gone(
    member, make_member, client_of, django_capture_on_commit_callbacks
):
    file = make_takeaway(member=member)

    assert client_of(make_member()).get(file.url_for(member)).status_code == 404
    answer = client_of(member).get(file.url_for(member))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    StoredFile.objects.update(created_at=now() - timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        keep_terms()
    assert (StoredFile.objects.count(), private_storage.exists(file.disk_name)) == (0, False)


def test_whoever_types_her_address_leaves_at_once_and_is_signed_out(member, client_of):
    client, address = client_of(member), reverse("accounts:leave")
    just_came(client, member)

    assert client.post(address, {"email": "somebody@example.org"}).status_code == 200
    assert Member.objects.get(pk=member.pk).is_active
    client.post(address, {"email": member.email.upper()})

    assert Member.objects.get(pk=member.pk).email.endswith("@erased.invalid")
    assert client.get(reverse("accounts:me")).status_code == 302


def test_whoever_signs_in_by_mail_alone_signs_in_once_more_first(member, client_of):
    client = client_of(member)

    page = client.get(reverse("accounts:leave")).content.decode()
    client.post(reverse("accounts:leave"), {"email": member.email})

    assert reverse("accounts:sign_in_again") in page
    assert Member.objects.get(pk=member.pk).is_active
    answer = client.post(reverse("accounts:sign_in_again"))
    assert answer.url == f"{reverse('account_login')}?next={reverse('accounts:leave').replace('/', '%2F')}"


def test_whoever_has_a_password_is_asked_for_it(make_member, client_of):
    member = make_member(password="ein langer Satz als Passwort")
    for name, method in (("leave", "get"), ("take_along", "post")):
        answer = getattr(client_of(member), method)(reverse(f"accounts:{name}"))
        assert answer.url.startswith(reverse("account_reauthenticate"))


def test_the_only_administrator_gives_her_role_away_first(member, make_member, client_of):
    grant_role(member=member, role="administrator")
    client = client_of(member, second_factor=True)
    just_came(client, member)

    client.post(reverse("accounts:leave"), {"email": member.email})
    assert Member.objects.get(pk=member.pk).is_active
    grant_role(member=make_member(), role="administrator")
    client.post(reverse("accounts:leave"), {"email": member.email})
    assert not Member.objects.get(pk=member.pk).is_active


def just_came(client, member):
    session = client.session
    session["account_authentication_methods_user"] = str(member.pk)
    session["account_authentication_methods"] = [{"method": "code", "at": now().timestamp()}]
    session.save()


def test_AC13_whom_she_blocks_she_meets_no_more_and_sees_in_her_list(member, make_member, client_of):
    other, client = make_member(given_name="Amal"), client_of(member)
    address = block_address(member, other)

    assert "Amal" in client.get(address).content.decode()
    client.post(address)
    client.post(address)

    assert [(each.blocker, each.blocked) for each in Block.objects.all()] == [(member, other)]
    assert "Amal" in client.get(reverse("accounts:blocks")).content.decode()


def test_the_address_works_for_nobody_else_and_cannot_be_made_up(member, make_member, client_of):
    other, stranger = make_member(), make_member()
    for address in (block_address(member, other), reverse("accounts:block", args=["made-up"])):
        assert client_of(stranger).get(address).status_code == 404
        assert client_of(stranger).post(address).status_code == 404
    assert (block_address(member, member), Block.objects.count()) == ("", 0)


def test_there_is_a_way_to_it_beside_whoever_is_shown(world_of_words, member, client_of):
    for address in world_of_words:
        assert "Dieser Person nicht mehr begegnen" in client_of(member).get(address).content.decode()


@pytest.fixture
def world_of_words(member, make_member, organisation):
    """A profile, a question with an answer, a post: each by somebody else."""
    from community.questions.services import ask_question
    from tests.factories.directory import make_listed_mentor
    from tests.factories.forum import make_board, make_topic
    from tests.factories.programmes import make_programme
    from tests.factories.spaces import make_space, seat

    other, space = make_member(), make_space()
    for person in (member, other):
        seat(person, space)
    profile = make_listed_mentor(make_programme(organisation), audience="members")
    question = ask_question(by=other, space=space, title="Wie?", body="So?")
    topic = make_topic(other, make_board(space))
    return [each.get_absolute_url() for each in (profile, question, topic)]
