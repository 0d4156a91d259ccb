"""PR4: after an erasure no word of hers is kept anywhere. Asked of every table and every file, not of the models."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.mail import EmailMessage
from django.urls import reverse
from wagtail.admin.models import FormState
from wagtail.models import Comment, ModelLogEntry, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from community.forum.models import Post
from community.moderation.models import Appeal, Decision
from community.questions.services import answer_question, ask_question
from community.spaces.models import Departure, SpaceDocument
from mentors.directory.models import Review
from portal.accounts.models import CareerStation, Member
from portal.accounts.services import erase_member, grant_role, record_look
from portal.common import privacy
from portal.common.clock import now
from portal.common.files.models import StoredFile
from portal.common.files.storage import private_storage
from portal.goodpractice import services as practices
from portal.goodpractice.models import PracticeDraft
from portal.news.models import Testimonial, TestimonialPlace
from portal.printing.tasks import print_page
from search.services import scrub_after_commit
from tests.factories import goodpractice, pages
from tests.factories.contact import make_message
from tests.factories.moderation import make_report

from .hers import every_model, rows_of, with_texts
from .texts import models_with_texts, numbered, write_everywhere
from .whole import places_of

CANARY = "zimtkanarie"
# What is looked for: see `places_of`.
SONG = "mtkanarie"
# What stays without its writer, because others have answered it or it is published under the licence.
STAYS = "graupapagei"
LEFT_TO_OTHERS = {
    "community_questions.Answer",
    "community_questions.Question",
    "forum_conversation.Post",
    "forum_conversation.Topic",
}


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"


@pytest.fixture
def editor(world, db):
    return world.people["editor"]


@pytest.fixture
def index(db):
    return pages.make_practices(slug="gute-praxis")


@pytest.fixture
def her(world, db, client_of, django_capture_on_commit_callbacks):
    """A member who left her words in every corner: as mentee, as mentor, as author, as somebody who wrote to us."""
    with django_capture_on_commit_callbacks(execute=True):
        return live_here(world, client_of)


def live_here(world, client_of):
    mentee, coordinator, editor = (world.people[role] for role in ("mentee", "coordinator", "editor"))
    Member.objects.filter(pk=mentee.pk).update(
        given_name=f"{CANARY}-given", family_name=f"{CANARY}-family", pseudonym=f"{CANARY}-chosen"
    )
    her = Member.objects.get(pk=mentee.pk)
    her.email = f"{CANARY}@example.org"
    her.save()
    her.emailaddress_set.update(email=her.email)
    furnish_more(world, her, coordinator)
    hers = rows_of(her)
    goes, stays = numbered(CANARY), numbered(STAYS)

    def of_her(row) -> bool:
        return row.pk in hers.get(type(row), ())

    def word(field):
        return (stays if field.model._meta.label in LEFT_TO_OTHERS else goes)(field)

    for row in write_everywhere(word, into=of_her):
        if not isinstance(row, (Post, Member)):
            # As its form does it, so that every copy is made that is made in life.
            type(row)._base_manager.get(pk=row.pk).save()
    tell(her, editor)
    # Her words stand at its end: a version of it and its files are made.
    world.things["chapter"].save_revision().publish()
    for kind in ("pdf", "docx"):
        print_page.func(world.things["chapter"].pk, kind)
    client_of(her).get(reverse("accounts:me"))
    return her


def furnish_more(world, her, coordinator):
    """What the small world has not: one row of each kind that she can have."""
    from tests.factories.directory import make_listed_mentor
    from tests.factories.programmes import make_programme

    profile = make_listed_mentor(make_programme(world.organisation), her, by=coordinator, audience="public")
    Review.objects.create(profile=profile, by=coordinator, decision="returned", reason="x", decided_at=now())
    CareerStation.objects.create(member=her, role="x", organisation_name="x", from_year=2001)
    cv = StoredFile.objects.create(purpose="cv", owner_id=her.pk, name="x.pdf", kind="pdf", size=1)
    private_storage.save(cv.disk_name, ContentFile(f"{CANARY}-file".encode()))
    record_look(by=coordinator, subject=her, what="application", reason="x")
    words = Testimonial.objects.create(member=her, language="de", words="x", name="x", role="x")
    chapter = pages.make_chapter(pages.make_blueprint(slug="leitfaden"), number=1)
    TestimonialPlace.objects.create(testimonial=words, page=chapter)
    world.things["chapter"] = chapter
    question = ask_question(by=coordinator, space=world.things["space"], title="x", body="x")
    answer_question(question=question, by=her, body="x")
    report = make_report(question, "question", by=her)
    decision = Decision.objects.create(case=report.case, measure="nothing", reasons="x", by=coordinator)
    Appeal.objects.create(decision=decision, report=report, text="x")
    Departure.objects.create(space=world.things["space"], member=her, kind="left", reason="x", at=now())
    SpaceDocument.objects.create(space=world.things["space"], author=her, file=cv, title="x", about="x")
    make_message(email=her.email, name=f"{CANARY}-contact", text=f"{CANARY}-message")
    EmailMessage("x", f"{CANARY}-mail", to=[her.email]).send()
    for row in (her, profile):
        ModelLogEntry.objects.log_action(instance=row, action="wagtail.edit", user=coordinator)


def tell(her, editor):
    """A practice that is published and translated, one that came back, one that was never sent."""
    shown = goodpractice.submitted(her, title=f"{STAYS}-title", author_line=f"{CANARY}-line")
    shown = goodpractice.send_back(shown, editor, f"{CANARY}-asked")
    shown = practices.submit_telling(draft=shown)
    shown = goodpractice.approve(shown, editor)
    index = shown.page.get_parent().specific
    english = pages.make_practices("en", translation_of=index)
    source, _created = TranslationSource.get_or_create_from_instance(shown.page)
    Translation.objects.create(source=source, target_locale=english.locale)
    line = StringSegment.objects.get(source=source, context__path="author_line")
    StringTranslation.objects.create(
        translation_of=line.string, locale=english.locale, context=line.context, data=f"{CANARY}-translated"
    )
    source.create_or_update_translation(english.locale, fallback=True)
    form = {"data": f"author_line={CANARY}-typed", "user": editor, "last_updated_at": now()}
    FormState.objects.update_or_create_by_instance(shown.page, **form)
    waiting = goodpractice.submitted(her, title=f"{CANARY}-waiting", author_line=f"{CANARY}-line")
    TranslationSource.get_or_create_from_instance(waiting.page)
    back = goodpractice.submitted(her, title=f"{CANARY}-back")
    goodpractice.send_back(back, editor, f"{CANARY}-why")


def test_PR4_no_word_of_hers_is_kept_anywhere(her, django_capture_on_commit_callbacks):
    assert len(places_of(SONG)) > 50

    with django_capture_on_commit_callbacks(execute=True):
        erase_member(member=her)

    assert places_of(SONG) == []


def test_she_has_a_row_of_every_kind_that_can_hold_a_word_of_hers(her):
    """So that a new model is tried as well: it needs a row in the world, or a reason in `hers.OF_ANOTHER`."""
    personal = privacy.leads_to_a_member(get_user_model(), every_model()) & set(models_with_texts())
    missing = {model._meta.label for model in personal - set(with_texts(her))}

    # A message is found by its address; a version and a decision only say who published and who decided.
    assert missing == {"community_moderation.Decision", "contact.ContactMessage", "versions.PageVersion"}


def test_PR4_what_she_told_and_deleted_is_kept_nowhere_either(
    index, member, editor, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        told = goodpractice.submitted(member, title=f"{CANARY}-title", author_line=f"{CANARY}-line")
        told = goodpractice.approve(told, editor)
        TranslationSource.get_or_create_from_instance(told.page)
        practices.take_down(draft=told)
    assert places_of(SONG) != []

    with django_capture_on_commit_callbacks(execute=True):
        practices.delete_telling(draft=PracticeDraft.objects.get(pk=told.pk))
        scrub_after_commit()

    assert places_of(SONG) == []


def test_PR4_whoever_worked_here_leaves_no_name_and_no_remark(world, make_member, db):
    colleague = make_member(given_name=f"{CANARY}-given", family_name=f"{CANARY}-family")
    grant_role(member=colleague, role="editor")
    chapter = Page.objects.filter(depth__gt=1).first().specific
    chapter.save_revision(user=colleague, log_action=True)
    Comment.objects.create(page=chapter, user=colleague, text=f"{CANARY}-remark", contentpath="title")
    FormState.objects.update_or_create_by_instance(
        chapter, data=f"title={CANARY}-typed", user=colleague, last_updated_at=now()
    )
    assert len(places_of(SONG)) == 4

    erase_member(member=colleague)

    assert places_of(SONG) == []


@pytest.mark.parametrize("role", ["mentor", "coordinator", "moderator", "stranger"])
def test_PR4_whoever_has_a_part_in_others_things_can_leave(
    role, world, db, django_capture_on_commit_callbacks
):
    person = world.people[role]
    Member.objects.filter(pk=person.pk).update(given_name=f"{CANARY}-given", family_name=f"{CANARY}-family")

    with django_capture_on_commit_callbacks(execute=True):
        erase_member(member=Member.objects.get(pk=person.pk))

    assert places_of(SONG) == []
