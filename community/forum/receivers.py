"""Who joins a space sits in its group; who leaves does not."""

from django.dispatch import receiver

from community.spaces.events import member_joined, member_left

from .seats import group_of


@receiver(member_joined)
def seat(membership, **kwargs):
    group_of(membership.space).user_set.add(membership.member)


@receiver(member_left)
def unseat(membership, **kwargs):
    group_of(membership.space).user_set.remove(membership.member)
