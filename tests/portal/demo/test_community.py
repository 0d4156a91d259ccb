"""The demo's space and boards, loaded by the verbs that members use."""

import pytest
from django.db import transaction

from community.forum.models import Board, Post, Topic
from community.spaces.models import Membership, Space
from community.spaces.rules import may_moderate
from portal.demo import texts
from portal.demo.load import community, people
from portal.notifications.models import Notification

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Loaded once for all tests of this file, which only look."""
    with django_db_blocker.unblock(), transaction.atomic():
        people.load()
        community.load()
        yield texts.read("community")
        transaction.set_rollback(True)


def test_everything_that_is_written_stands_on_the_boards(loaded):
    written = [topic for board in loaded["boards"] for topic in board["topics"]]

    assert Board.objects.count() == len(loaded["boards"])
    assert Topic.objects.count() == len(written)
    assert Post.objects.count() == len(written) + sum(len(topic["replies"]) for topic in written)
    assert Membership.objects.count() == len(set(loaded["space"]["members"]))


def test_who_looks_after_the_space_may_do_so(loaded):
    space = Space.objects.get()
    moderators = [each.member for each in Membership.objects.moderating().select_related("member")]
    assert {each.email for each in moderators} == set(loaded["space"]["moderators"])
    assert all(may_moderate(each, space) for each in moderators)


def test_posts_stand_in_their_order_and_in_the_past(loaded):
    for topic in Topic.objects.all():
        moments = list(topic.posts.order_by("pk").values_list("created", flat=True))
        assert moments == sorted(moments)
        assert topic.last_post_on == moments[-1]


def test_nobody_is_told_of_the_conversations_that_came_with_the_demo(loaded):
    assert not Notification.objects.exists()


def test_loading_a_second_time_changes_nothing(loaded):
    before = (Space.objects.count(), Board.objects.count(), Topic.objects.count(), Post.objects.count())
    community.load()
    assert (
        Space.objects.count(),
        Board.objects.count(),
        Topic.objects.count(),
        Post.objects.count(),
    ) == before
