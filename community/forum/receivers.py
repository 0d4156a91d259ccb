"""Who joins a space sits in its group; who leaves does not. What goes is no longer found."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from community.spaces.events import member_joined, member_left
from community.spaces.models import Space
from search.services import index, remove

from .models import Post, Topic
from .seats import group_of


@receiver(member_joined)
def seat(membership, **kwargs):
    group_of(membership.space).user_set.add(membership.member)


@receiver(member_left)
def unseat(membership, **kwargs):
    group_of(membership.space).user_set.remove(membership.member)


@receiver(post_delete, sender=Topic, dispatch_uid="forum.topic_is_gone")
def topic_is_gone(sender, *, instance, **kwargs):
    remove(kind="topic", object_id=instance.pk)


@receiver(post_delete, sender=Post, dispatch_uid="forum.post_is_gone")
def post_is_gone(sender, *, instance, **kwargs):
    for topic in Topic.objects.filter(pk=instance.topic_id):
        index(kind="topic", thing=topic)


@receiver(post_save, sender=Space, dispatch_uid="forum.space_changed")
def space_changed(sender, *, instance, created, **kwargs):
    """A space that opens or closes takes its conversations along."""
    if not created:
        for topic in Topic.objects.filter(forum__space=instance):
            index(kind="topic", thing=topic)
