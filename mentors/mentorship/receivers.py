from django.dispatch import receiver

from mentors.matching.events import match_made

from .services import open_mentorship


@receiver(match_made)
def open_a_page_for_two(sender, match, **kwargs):
    open_mentorship(match=match, at=match.made_at)
