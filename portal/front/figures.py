"""The public counters: real figures of this portal, rounded down so that nobody can be counted out of them."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.questions.models import Answer
from mentors.directory.models import MentorProfile
from portal.accounts.models import SpokenLanguage
from portal.goodpractice.models import GoodPracticePage

# Below this a figure says more about single people than about the portal (PR7); pages are no people.
FEWEST_PEOPLE = 10
STEP = 5


def public_figures() -> list[tuple[str, str | Promise]]:
    """(figure, words) for every counter that has something to tell."""
    return [(figure, words) for count, words in COUNTERS if (figure := count())]


def rounded(people: int) -> str:
    """A number of people in steps of five, and nothing at all below ten."""
    return f"{people - people % STEP}" if people >= FEWEST_PEOPLE else ""


def practices() -> str:
    """Good practices, whatever the language they are read in."""
    count = GoodPracticePage.objects.live().public().values("translation_key").distinct().count()
    return str(count or "")


def mentors() -> str:
    """People in the directory, whoever may see them."""
    return rounded(MentorProfile.objects.listed().values("member").distinct().count())


def languages() -> str:
    """Languages that they speak."""
    listed = MentorProfile.objects.listed().values("member")
    spoken = SpokenLanguage.objects.filter(member__in=listed).values("language").distinct().count()
    return str(spoken) if rounded(listed.count()) else ""


def answers() -> str:
    """Answers that members have given each other where everybody may read them."""
    return rounded(Answer.objects.visible_to(AnonymousUser()).count())


COUNTERS: list[tuple[Callable[[], str], str | Promise]] = [
    (mentors, _("people would like to accompany somebody")),
    (languages, _("languages are spoken in doing so")),
    (answers, _("answers have members given each other")),
    (practices, _("good practices to try")),
]
