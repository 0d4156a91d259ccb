from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from portal.accounts.models import Member
from portal.common.clock import now

from ..models import Answer, AnswerSheet, Cohort, CohortMember, Form, FormField, FormVersion
from .spaces import settle_spaces


class VersionIsPublished(Exception):
    """A published form version is never changed; write a new one."""


@transaction.atomic
def draft_form_version(*, form: Form, fields: Iterable[Mapping]) -> FormVersion:
    """Write the next version of a form; `fields` are the values of its questions, in order."""
    last = form.versions.aggregate(last=Max("number"))["last"] or 0
    version = FormVersion.objects.create(form=form, number=last + 1)
    FormField.objects.bulk_create(
        FormField(version=version, order=order, **values) for order, values in enumerate(fields)
    )
    return version


@transaction.atomic
def publish_form_version(*, version: FormVersion, at: datetime | None = None) -> FormVersion:
    """Let people fill it in from now on; earlier versions keep their answers."""
    version = FormVersion.objects.select_for_update().get(pk=version.pk)
    if version.published_at:
        raise VersionIsPublished
    version.published_at = at or now()
    version.save(update_fields=["published_at", "updated_at"])
    return version


@transaction.atomic
def start_answer_sheet(*, version: FormVersion, member: Member) -> AnswerSheet:
    """An empty sheet; whatever needs the answers (an application, a profile) points to it."""
    return AnswerSheet.objects.create(version=version, member=member)


@transaction.atomic
def save_answers(*, sheet: AnswerSheet, answers: Mapping[str, object]) -> None:
    """Write the answers by the key of their question. An empty answer is taken away; a missing key stays."""
    for field in sheet.version.fields.filter(key__in=answers.keys()):
        value = answers[field.key]
        if isinstance(value, date):
            value = value.isoformat()
        if value in ("", None, []):
            Answer.objects.filter(sheet=sheet, field=field).delete()
        else:
            Answer.objects.update_or_create(sheet=sheet, field=field, defaults={"value": value})


@transaction.atomic
def join_cohort(*, cohort: Cohort, member: Member, part: str) -> CohortMember:
    """Note that somebody takes part; doing it twice changes nothing."""
    joined, is_new = CohortMember.objects.get_or_create(cohort=cohort, member=member, part=part)
    if is_new:
        settle_spaces(programme=cohort.programme, member=member)
    return joined


@transaction.atomic
def leave_cohort(*, cohort: Cohort, member: Member, part: str) -> None:
    CohortMember.objects.filter(cohort=cohort, member=member, part=part).delete()
    settle_spaces(programme=cohort.programme, member=member)
