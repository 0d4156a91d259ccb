from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from mentors.directory.models import MentorProfile
from mentors.programmes.models import AnswerSheet, Form, FormVersion, Programme
from mentors.programmes.services import save_answers, start_answer_sheet
from portal.accounts.models import Member
from portal.common.clock import now
from portal.common.files.models import StoredFile
from portal.common.files.services import delete_file, store_upload
from portal.notifications.services import forget, notify

from .. import notices
from ..models import Application, Intake

FILES = ("cv", "letter")


class IncompleteApplication(Exception):
    """A question that must be answered has no answer yet; `missing` names the keys."""

    def __init__(self, missing: list[str]):
        super().__init__(", ".join(missing))
        self.missing = missing


class NotWaiting(Exception):
    """Somebody decided, withdrew or sent it in the meantime."""


@transaction.atomic
def start_application(*, by: Member, profile: MentorProfile) -> Application:
    """Begin to ask a mentor, or go on where she stopped: one open application to one mentor."""
    intake, _is_new = Intake.objects.get_or_create(mentee=by, programme=profile.programme)
    application, _is_new = Application.objects.get_or_create(
        profile=profile, mentee=by, state__in=Application.OPEN, defaults={"intake": intake}
    )
    return application


@transaction.atomic
def save_intake(*, intake: Intake, answers: Mapping[str, object], at: datetime | None = None) -> None:
    """Keep what the mentee brings and seeks, finished or not."""
    intake.answers = _sheet(intake.answers, intake.programme, Form.Purpose.MENTEE_INTAKE, intake.mentee)
    if intake.answers:
        save_answers(sheet=intake.answers, answers=answers)
    intake.completed_at = None if _missing(intake.answers) else intake.completed_at or at or now()
    intake.save(update_fields=["answers", "completed_at", "updated_at"])


@transaction.atomic
def save_application(*, application: Application, answers: Mapping[str, object]) -> None:
    """Keep the answers to the programme's questions, finished or not."""
    application.answers = _sheet(
        application.answers, application.programme, Form.Purpose.APPLICATION, application.mentee
    )
    if application.answers:
        save_answers(sheet=application.answers, answers=answers)
    application.save(update_fields=["answers", "updated_at"])


@transaction.atomic
def attach_file(*, application: Application, name: str, upload) -> StoredFile:
    """Put a CV or letter (`name`) to the application in place of the one before. Raises UploadRefused."""
    before = getattr(application, name)
    stored = store_upload(upload, purpose=name, owner_id=application.mentee_id)
    setattr(application, name, stored)
    application.save(update_fields=[name, "updated_at"])
    if before is not None:
        delete_file(file=before)
    return stored


@transaction.atomic
def detach_file(*, application: Application, name: str) -> None:
    stored = getattr(application, name)
    if stored is not None:
        setattr(application, name, None)
        application.save(update_fields=[name, "updated_at"])
        delete_file(file=stored)


@transaction.atomic
def submit_application(*, application: Application, at: datetime | None = None) -> None:
    """Send it; sending twice is sending once. The mentor is told."""
    application.answers = _sheet(
        application.answers, application.programme, Form.Purpose.APPLICATION, application.mentee
    )
    missing = _missing(application.intake.answers) + _missing(application.answers)
    if application.intake.completed_at is None or missing:
        raise IncompleteApplication(missing)
    sent = Application.objects.filter(pk=application.pk, state=Application.State.DRAFT).update(
        state=Application.State.SUBMITTED, submitted_at=at or now(), answers=application.answers
    )
    application.refresh_from_db()
    if sent:
        notify(
            to=application.mentor,
            notice=notices.APPLIED,
            url=application.get_absolute_url(),
            about=application,
        )


@transaction.atomic
def withdraw_application(*, application: Application, at: datetime | None = None) -> None:
    """Take it back without a reason; the mentor is told if she had it. Its files go."""
    was_sent = application.is_waiting
    if not decide(application, Application.State.WITHDRAWN, at=at, came_from=Application.OPEN):
        raise NotWaiting
    let_files_go(application)
    if was_sent:
        notify(
            to=application.mentor,
            notice=notices.WITHDRAWN,
            url=application.profile.get_absolute_url(),
            about=application,
        )


@transaction.atomic
def let_application_go(application: Application) -> None:
    """Its time is over: with its answers, its files and what was told about it."""
    let_files_go(application)
    forget(about=application)
    sheet = application.answers
    application.delete()
    if sheet is not None:
        sheet.delete()


def decide(
    application: Application,
    state: str,
    *,
    at: datetime | None,
    came_from=(Application.State.SUBMITTED,),
    **more,
) -> bool:
    """Move to a final state if nobody was faster; the row itself is the lock."""
    moved = Application.objects.filter(pk=application.pk, state__in=came_from).update(
        state=state, decided_at=at or now(), **more
    )
    application.refresh_from_db()
    return bool(moved)


def let_files_go(application: Application) -> None:
    """CV and letter are there for the decision; when it is a no, nobody needs them any longer."""
    for name in FILES:
        detach_file(application=application, name=name)


def _sheet(
    sheet: AnswerSheet | None, programme: Programme, purpose: str, member: Member
) -> AnswerSheet | None:
    """The sheet that is there, or a new one for the current questions; None when the programme asks nothing."""
    if sheet is not None:
        return sheet
    version = FormVersion.objects.current(programme=programme, purpose=purpose)
    return start_answer_sheet(version=version, member=member) if version else None


def _missing(sheet: AnswerSheet | None) -> list[str]:
    if sheet is None:
        return []
    required = sheet.version.fields.filter(required=True)
    return list(required.exclude(answers__sheet=sheet).values_list("key", flat=True))
