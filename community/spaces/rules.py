"""Who may see, enter, speak in and look after a space. Rooms ask here and keep no list of their own."""

from .models import Membership, Space


def may_see(member, space: Space) -> bool:
    return Space.objects.visible_to(member).filter(pk=space.pk).exists()


def may_enter(member, space: Space) -> bool:
    """Read in its rooms: whoever sees an open space, otherwise its members."""
    return Space.objects.enterable_by(member).filter(pk=space.pk).exists()


def may_join(member, space: Space) -> bool:
    return member.is_authenticated and member.is_active and space.is_open and may_see(member, space)


def may_post(member, space: Space) -> bool:
    """Write in its rooms: its members, who have said yes to the house rules."""
    return member.is_active and Membership.objects.of(member).filter(space=space).exists()


def may_moderate(member, space: Space) -> bool:
    return member.is_active and Membership.objects.of(member).moderating().filter(space=space).exists()
