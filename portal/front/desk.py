"""What needs a member next, gathered from every floor into one list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.questions.models import Question
from mentors.directory.models import MentorProfile
from mentors.matching.models import Application
from mentors.mentorship.models import Mentorship
from portal.accounts.models import Member
from portal.notifications.models import Notification

# The desk shows a few of each; the lists behind it show all.
A_FEW = 8


@dataclass(frozen=True)
class Next:
    """One thing to do or to know: words, where it leads, and since when it waits."""

    words: str
    url: str
    since: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the desk below the list: what I am in the middle of."""

    title: str
    rows: list[Next]


Source = Callable[[Member], Iterable[Next]]


def whats_next(member: Member) -> list[Next]:
    """Everything that waits for this member, what waits longest first."""
    return [item for source in NEXT for item in source(member)]


def parts(member: Member) -> list[Part]:
    """What she is in the middle of; parts without a row are left out."""
    found = (Part(str(title), list(source(member))) for title, source in PARTS)
    return [part for part in found if part.rows]


def unread_notices(member: Member) -> Iterable[Next]:
    for notice in Notification.objects.visible_to(member).unread()[:A_FEW]:
        yield Next(
            words=str(notice.sentence), url=reverse("notices:open", args=[notice.pk]), since=notice.created_at
        )


def applications_to_answer(member: Member) -> Iterable[Next]:
    """What a mentor was asked and has not answered; the longest waiting first."""
    waiting = Application.objects.for_mentor(member).waiting().with_people().order_by("submitted_at")
    for application in waiting[:A_FEW]:
        yield Next(
            words=_("%(name)s asks you to be a mentor") % {"name": application.mentee.display_name},
            url=application.get_absolute_url(),
            since=application.submitted_at,
        )


def drafts(member: Member) -> Iterable[Next]:
    """What she began and did not send: applications, and profiles that were sent back or never sent."""
    mine = Application.objects.from_mentee(member).filter(state=Application.State.DRAFT).with_people()
    for application in mine[:A_FEW]:
        yield Next(
            words=_("Go on with your application to %(name)s") % {"name": application.profile.name},
            url=application.get_absolute_url(),
            since=application.updated_at,
        )
    for profile in (
        MentorProfile.objects.of(member).filter(state__in=["draft", "returned"]).select_related("programme")
    ):
        yield Next(
            words=_("Go on with your mentor profile"),
            url=reverse("directory:mine", args=[profile.pk]),
            since=profile.updated_at,
            note=profile.get_state_display(),
        )


def mentorships(member: Member) -> Iterable[Next]:
    for mentorship in Mentorship.objects.visible_to(member).with_people()[:A_FEW]:
        others = [person.member for person in mentorship.participants.all() if person.member_id != member.pk]
        yield Next(
            words=_("With %(name)s") % {"name": ", ".join(other.display_name for other in others)},
            url=mentorship.get_absolute_url(),
            note=f"{mentorship.programme} · {mentorship.get_state_display()}",
        )


def sent_applications(member: Member) -> Iterable[Next]:
    sent = Application.objects.from_mentee(member).exclude(state__in=["draft", "withdrawn"]).with_people()
    for application in sent[:A_FEW]:
        yield Next(
            words=application.profile.name,
            url=application.get_absolute_url(),
            note=application.get_state_display(),
        )


def own_profiles(member: Member) -> Iterable[Next]:
    profiles = MentorProfile.objects.of(member).exclude(state="left").select_related("programme")
    for profile in profiles[:A_FEW]:
        yield Next(
            words=str(profile.programme),
            url=reverse("directory:mine", args=[profile.pk]),
            note=profile.get_state_display(),
        )


def own_questions(member: Member) -> Iterable[Next]:
    questions = Question.objects.visible_to(member).filter(asker=member).with_details()
    for question in questions[:A_FEW]:
        yield Next(
            words=question.title,
            url=question.get_absolute_url(),
            note=ngettext("%(count)d answer", "%(count)d answers", question.answer_count)
            % {"count": question.answer_count},
        )


NEXT: list[Source] = [applications_to_answer, drafts, unread_notices]
PARTS: list[tuple[str, Source]] = [
    (gettext_lazy("My mentorships"), mentorships),
    (gettext_lazy("My applications"), sent_applications),
    (gettext_lazy("My mentor profile"), own_profiles),
    (gettext_lazy("My questions"), own_questions),
]
