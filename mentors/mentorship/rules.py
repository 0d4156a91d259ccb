"""Who may do what in a mentorship."""

from .models import Mentorship


def may_enter(member, mentorship: Mentorship) -> bool:
    return Mentorship.objects.visible_to(member).filter(pk=mentorship.pk).exists()
