"""What needs a member next, gathered from every floor into one list, and below it what she is in the middle of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.moderation.models import Case
from community.moderation.rules import may_judge_any
from community.questions.models import Question
from community.spaces.models import Space
from mentors.directory.models import MentorProfile
from mentors.matching.models import Application
from mentors.mentorship.models import Mentorship
from portal.accounts.models import Member
from portal.goodpractice.models import PracticeDraft
from portal.notifications.models import Notification

# A desk is no archive: what is older is found where it belongs.
NEWS_SHOWN = 8
ROWS_SHOWN = 6


@dataclass(frozen=True)
class Row:
    """One line of the desk: words, where they lead, what else there is to say, and since when it waits."""

    words: str
    url: str
    note: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Part:
    """What she is in the middle of, under one heading."""

    title: str | Promise
    rows: list[Row]


Source = Callable[[Member], Iterator[Row]]


def whats_next(member: Member) -> list[Row]:
    """What waits for her, from every source in its order; news of what stands there already is left out."""
    rows = [row for source in NEXT for row in source(member)]
    known = {without_language(row.url) for row in rows}
    return [*rows, *news(member, known)]


def parts(member: Member) -> list[Part]:
    """What she is in the middle of; a part without a row is left out."""
    found = (Part(title, list(source(member))) for title, source in PARTS)
    return [part for part in found if part.rows]


def without_language(url: str) -> str:
    """The address without its `/de`, so that the same thing is the same in every language."""
    return url[3:]


def applications_to_answer(member: Member) -> Iterator[Row]:
    for each in Application.objects.for_mentor(member).waiting().with_people().order_by("submitted_at"):
        yield Row(
            _("%(name)s asks you to be a mentor") % {"name": each.mentee.display_name},
            each.get_absolute_url(),
            str(each.programme),
            each.submitted_at,
        )


def profiles_to_finish(member: Member) -> Iterator[Row]:
    State = MentorProfile.State
    words = {
        State.RETURNED: _("Your mentor profile came back with a question"),
        State.DRAFT: _("Your mentor profile is not sent yet"),
    }
    unfinished = MentorProfile.objects.of(member).filter(state__in=words).select_related("programme")
    for profile in unfinished.order_by("created_at"):
        yield Row(words[profile.state], reverse("directory:mine", args=[profile.pk]), str(profile.programme))


def applications_to_finish(member: Member) -> Iterator[Row]:
    drafts = Application.objects.from_mentee(member).filter(state=Application.State.DRAFT).with_people()
    for each in drafts.order_by("created_at"):
        yield Row(
            _("Your application to %(name)s is not sent yet") % {"name": each.profile.name},
            each.get_absolute_url(),
            str(each.programme),
        )


def profiles_to_review(member: Member) -> Iterator[Row]:
    submitted = MentorProfile.objects.reviewed_by(member).filter(state=MentorProfile.State.SUBMITTED)
    for profile in submitted.select_related("member", "programme").order_by("submitted_at")[:ROWS_SHOWN]:
        yield Row(
            _("%(name)s would like to be a mentor") % {"name": profile.name},
            reverse("directory_admin:review", args=[profile.pk]),
            str(profile.programme),
            profile.submitted_at,
        )


def practices_to_finish(member: Member) -> Iterator[Row]:
    State = PracticeDraft.State
    words = {
        State.RETURNED: _("Your good practice came back with a question"),
        State.DRAFT: _("Your good practice is not sent yet"),
    }
    unfinished = PracticeDraft.objects.of(member).filter(state__in=words)
    for draft in unfinished.order_by("created_at")[:ROWS_SHOWN]:
        yield Row(words[draft.state], draft.get_absolute_url(), str(draft))


def good_practices(member: Member) -> Iterator[Row]:
    State = PracticeDraft.State
    told = PracticeDraft.objects.of(member).filter(state__in=[State.SUBMITTED, State.PUBLISHED])
    for draft in told[:ROWS_SHOWN]:
        yield Row(str(draft), draft.get_absolute_url(), draft.get_state_display())


def news(member: Member, known: set[str]) -> Iterator[Row]:
    for notice in Notification.objects.visible_to(member).unread()[:NEWS_SHOWN]:
        if without_language(notice.url) not in known:
            yield Row(
                str(notice.sentence), reverse("notices:open", args=[notice.pk]), since=notice.created_at
            )


def mentorships(member: Member) -> Iterator[Row]:
    for each in Mentorship.objects.visible_to(member).with_people().order_by("-opened_at"):
        others = [one.member.display_name for one in each.participants.all() if one.member_id != member.pk]
        yield Row(
            ", ".join(others) or str(each.programme),
            each.get_absolute_url(),
            f"{each.programme} · {each.get_state_display()}",
        )


def applications(member: Member) -> Iterator[Row]:
    sent = Application.objects.from_mentee(member).exclude(state=Application.State.DRAFT).with_people()
    for each in sent.order_by("-submitted_at")[:ROWS_SHOWN]:
        yield Row(each.profile.name, each.get_absolute_url(), each.get_state_display())


def mentor_profiles(member: Member) -> Iterator[Row]:
    State = MentorProfile.State
    standing = MentorProfile.objects.of(member).exclude(state__in=[State.DRAFT, State.RETURNED])
    for profile in standing.select_related("programme").order_by("created_at"):
        yield Row(
            str(profile.programme), reverse("directory:mine", args=[profile.pk]), profile.get_state_display()
        )


def questions(member: Member) -> Iterator[Row]:
    mine = Question.objects.visible_to(member).filter(asker=member).with_details().order_by("-created_at")
    for question in mine[:ROWS_SHOWN]:
        yield Row(
            question.title,
            question.get_absolute_url(),
            ngettext("%(count)d answer", "%(count)d answers", question.answer_count)
            % {"count": question.answer_count},
        )


def spaces(member: Member) -> Iterator[Row]:
    joined = Space.objects.filter(memberships__member=member).order_by("slug")
    for space in joined[:ROWS_SHOWN]:
        yield Row(str(space.name), space.get_absolute_url())


def reports_to_decide(member: Member) -> Iterator[Row]:
    """One line, however many wait: who decides reads them in their order on the desk that is made for it."""
    if not may_judge_any(member):
        return
    waiting = Case.objects.judged_by(member).with_details().waiting()
    if oldest := waiting.order_by("created_at").first():
        number = waiting.count()
        words = ngettext("A report waits for a decision", "%(number)s reports wait for a decision", number)
        yield Row(words % {"number": number}, reverse("moderation:case_list"), since=oldest.created_at)


NEXT: list[Source] = [
    applications_to_answer,
    profiles_to_finish,
    applications_to_finish,
    practices_to_finish,
    profiles_to_review,
    reports_to_decide,
]
PARTS: list[tuple[str | Promise, Source]] = [
    (gettext_lazy("My mentorships"), mentorships),
    (gettext_lazy("My applications"), applications),
    (gettext_lazy("My mentor profile"), mentor_profiles),
    (gettext_lazy("My questions"), questions),
    (gettext_lazy("My spaces"), spaces),
    (gettext_lazy("My good practices"), good_practices),
]
