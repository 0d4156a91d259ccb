import pytest
from django.contrib.auth.models import AnonymousUser, Group

from community.forum.engine.forum_permission.checker import ForumPermissionChecker
from community.forum.engine.forum_permission.models import (
    ForumPermission,
    GroupForumPermission,
    UserForumPermission,
)
from community.forum.models import Board, Post, Topic
from community.forum.rules import may_edit_post, may_read_board, may_reply, may_start_topic
from community.forum.seats import group_of
from community.spaces.services import join_space, leave_space
from tests.factories.forum import make_board, make_reply, make_topic
from tests.factories.spaces import seat


def test_who_may_what_on_a_board_of_an_open_space(topic, board, joined, neighbour, outsider):
    def may(person):
        return (
            may_read_board(person, board),
            may_start_topic(person, board),
            may_reply(person, topic),
            may_edit_post(person, topic.first_post),
        )

    #                            read   start  reply  edit
    assert may(AnonymousUser()) == (True, False, False, False)
    assert may(outsider) == (True, False, False, False)
    assert may(neighbour) == (True, True, True, False)
    assert may(joined) == (True, True, True, True)


def test_who_may_what_on_a_board_of_a_closed_space(make_space, make_member, outsider):
    space = make_space(kind="closed", audience="members")
    insider = make_member()
    seat(insider, space)
    board = make_board(space)
    topic = make_topic(insider, board)

    for person, found in (
        (AnonymousUser(), False),
        (outsider, False),
        (insider, True),
    ):
        assert may_read_board(person, board) == found
        assert may_start_topic(person, board) == found
        assert may_reply(person, topic) == found
        assert Board.objects.visible_to(person).filter(pk=board.pk).exists() == found
        assert Topic.objects.visible_to(person).filter(pk=topic.pk).exists() == found
        assert Post.objects.visible_to(person).filter(topic=topic).exists() == found


def test_nobody_replies_to_a_closed_topic_or_changes_words_in_it(topic, joined):
    topic.status = Topic.TOPIC_LOCKED
    topic.save()
    assert not may_reply(joined, topic)
    assert not may_edit_post(joined, Post.objects.get(topic=topic))


def test_who_leaves_the_space_may_read_but_no_longer_write_or_edit(topic, joined, space):
    leave_space(space=space, by=joined)
    assert not may_reply(joined, topic)
    assert not may_edit_post(joined, topic.first_post)
    assert not group_of(space).user_set.filter(pk=joined.pk).exists()


def test_a_forgotten_seat_in_the_group_opens_nothing(board, outsider, space):
    group_of(space).user_set.add(outsider)
    assert not may_start_topic(outsider, board)


def test_members_from_before_the_first_board_may_write_on_it(make_space, make_member):
    space = make_space()
    early = make_member()
    join_space(space=space, by=early, accepts_house_rules=True)
    Group.objects.all().delete()

    assert may_start_topic(early, make_board(space))


def test_an_unapproved_topic_is_not_there_not_even_its_title(topic, joined, neighbour):
    Topic.objects.filter(pk=topic.pk).update(approved=False)
    for person in (AnonymousUser(), joined, neighbour):
        assert not Topic.objects.visible_to(person).exists()
        assert not Post.objects.visible_to(person).exists()


def test_an_unapproved_reply_is_not_there(topic, neighbour):
    reply = make_reply(neighbour, topic)
    Post.objects.filter(pk=reply.pk).update(approved=False)
    assert list(Post.objects.visible_to(neighbour)) == [topic.first_post]


def test_a_denial_to_one_group_outweighs_the_grant_to_another(board, joined):
    denied = Group.objects.create(name="quiet")
    denied.user_set.add(joined)
    permission = ForumPermission.objects.get(codename="can_start_new_topics")
    GroupForumPermission.objects.create(forum=board, group=denied, permission=permission, has_perm=False)

    assert not may_start_topic(joined, board)


def test_a_row_for_one_member_or_for_visitors_grants_nothing(board, outsider):
    permission = ForumPermission.objects.get(codename="can_start_new_topics")
    UserForumPermission.objects.create(forum=board, user=outsider, permission=permission)
    UserForumPermission.objects.create(forum=board, anonymous_user=True, permission=permission)

    assert ForumPermissionChecker(outsider).get_perms(board) == set()
    assert ForumPermissionChecker(AnonymousUser()).get_perms(board) == set()


def test_an_account_that_is_closed_is_granted_nothing(board, joined):
    joined.is_active = False
    assert ForumPermissionChecker(joined).get_perms(board) == set()


def test_permissions_cost_one_query_at_any_number_of_boards(space, joined, django_assert_num_queries):
    boards = [make_board(space) for _number in range(30)]
    with django_assert_num_queries(1):
        granted = ForumPermissionChecker(joined).get_perms_for_forumlist(boards)
    assert all("can_reply_to_topics" in granted[board] for board in boards)


@pytest.mark.parametrize("codename", ["can_delete_posts", "can_attach_file", "can_create_polls"])
def test_members_are_granted_nothing_that_the_forum_does_not_offer(board, joined, codename):
    assert not ForumPermissionChecker(joined).has_perm(codename, board)
