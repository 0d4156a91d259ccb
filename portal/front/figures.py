"""The public counters: real figures of this portal. Numbers of people are rounded down, so that nobody is counted out."""

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.questions.models import Answer
from mentors.directory.models import MentorProfile
from mentors.mentorship.models import Mentorship
from portal.accounts.models import SpokenLanguage

# Below this a number of people says more about single people than about the portal (PR7).
FEWEST_PEOPLE = 10
STEP = 5
KEPT_SECONDS = 600
WORDS: dict[str, str | Promise] = {
    "mentors": _("people are ready to be mentors"),
    "pairs": _("pairs are on their way together"),
    "languages": _("languages are spoken in the directory"),
    "answers": _("answers have members given each other"),
}


def public_figures() -> list[tuple[int, str | Promise]]:
    """(figure, words) for every counter that has something to tell; counted anew every ten minutes."""
    counted = cache.get_or_set("front.figures", count, KEPT_SECONDS)
    return [(counted[key], words) for key, words in WORDS.items() if counted[key]]


def count() -> dict[str, int]:
    listed = MentorProfile.objects.listed()
    spoken = SpokenLanguage.objects.filter(member__in=listed.values("member"))
    return {
        "mentors": rounded(listed.values("member").distinct().count()),
        "pairs": rounded(Mentorship.objects.filter(state__in=["preparing", "active"]).count()),
        # A language that a single person speaks would point at her.
        "languages": spoken.values("language").annotate(people=Count("member")).filter(people__gt=1).count(),
        "answers": Answer.objects.visible_to(AnonymousUser()).count(),
    }


def rounded(people: int) -> int:
    """A number of people in steps of five, and nothing at all below ten."""
    return people - people % STEP if people >= FEWEST_PEOPLE else 0
