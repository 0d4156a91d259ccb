import uuid
from datetime import UTC, datetime

import pytest

from community.forum.models import Post, Topic
from community.forum.services import edit_post, reply, start_topic
from community.spaces.services import leave_space
from portal.accounts.services import block
from portal.common.clock import now
from portal.notifications.models import Notification


def told():
    return set(Notification.objects.values_list("member__given_name", flat=True))


def test_a_topic_begins_with_a_post_and_the_board_counts_it(board, joined):
    topic = start_topic(by=joined, board=board, subject="Recognition", body="How **long** did it take?")

    post = topic.posts.get()
    assert post.content.rendered == "<p>How <strong>long</strong> did it take?</p>\n"
    assert (topic.poster, topic.first_post, topic.approved) == (joined, post, True)
    board.refresh_from_db()
    assert (board.direct_topics_count, board.direct_posts_count, board.last_post) == (1, 1, post)


def test_a_reply_is_the_newest_post_of_its_topic(topic, neighbour):
    post = reply(by=neighbour, topic=topic, body="Five months.")

    topic.refresh_from_db()
    assert (topic.last_post, topic.posts_count) == (post, 2)


def test_a_post_can_be_written_at_another_moment(topic, neighbour):
    moment = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    assert reply(by=neighbour, topic=topic, body="Early.", at=moment).created == moment


def test_RE8_sending_a_new_topic_twice_makes_one(board, joined):
    submission = uuid.uuid4()
    first, second = (
        start_topic(by=joined, board=board, subject="Once", body="Once.", submission=submission)
        for _click in range(2)
    )

    assert first == second
    assert (Topic.objects.count(), Post.objects.count()) == (1, 1)


def test_RE8_sending_a_reply_twice_makes_one_and_tells_once(topic, neighbour):
    submission = uuid.uuid4()
    first, second = (
        reply(by=neighbour, topic=topic, body="Yes.", submission=submission) for _click in range(2)
    )

    assert first == second
    assert Post.objects.filter(poster=neighbour).count() == 1
    assert Notification.objects.count() == 1


def test_RE8_the_faster_click_wins_when_both_find_nothing_yet(topic, neighbour, monkeypatch):
    """Both clicks look before either has written: the constraint decides, and the slower gets the same post."""
    submission = uuid.uuid4()
    first = reply(by=neighbour, topic=topic, body="Yes.", submission=submission)
    looked = []
    real_first = Post.objects.none().__class__.first

    def blind_at_first(queryset):
        looked.append(queryset)
        return None if len(looked) == 1 else real_first(queryset)

    monkeypatch.setattr(Post.objects.none().__class__, "first", blind_at_first)
    second = reply(by=neighbour, topic=topic, body="Yes.", submission=submission)

    assert second == first
    assert Post.objects.filter(poster=neighbour).count() == 1


def test_the_submission_of_another_member_is_no_obstacle(topic, joined, neighbour):
    submission = uuid.uuid4()
    reply(by=joined, topic=topic, body="Mine.", submission=submission)
    reply(by=neighbour, topic=topic, body="Mine too.", submission=submission)

    assert topic.posts.filter(submission=submission).count() == 2


def test_editing_keeps_the_writer_and_says_that_it_was_edited(topic, joined):
    post = edit_post(by=joined, post=topic.first_post, body="Better.", subject="A better title")

    topic.refresh_from_db()
    assert (post.poster, post.is_edited, post.content.raw) == (joined, True, "Better.")
    assert topic.subject == "A better title"


def test_the_title_is_not_changed_by_editing_a_reply(topic, neighbour):
    post = reply(by=neighbour, topic=topic, body="Yes.")
    subject = topic.subject
    edit_post(by=neighbour, post=post, body="No.", subject="Hijacked")

    topic.refresh_from_db()
    assert topic.subject == subject


def test_a_reply_is_told_to_who_began_and_who_replied_but_not_to_its_writer(
    topic, joined, neighbour, make_member, space
):
    from tests.factories.spaces import seat

    third = make_member(given_name="Amina")
    seat(third, space)
    reply(by=neighbour, topic=topic, body="One.")
    Notification.objects.all().delete()

    reply(by=third, topic=topic, body="Two.")

    assert told() == {"Iryna", "Natalia"}


@pytest.mark.parametrize("who_blocks", ["joined", "neighbour"])
def test_a_reply_is_not_told_where_one_has_blocked_the_other(topic, joined, neighbour, who_blocks):
    one, other = (joined, neighbour) if who_blocks == "joined" else (neighbour, joined)
    block(by=one, member=other)

    reply(by=neighbour, topic=topic, body="One.")

    assert told() == set()


def test_a_reply_is_not_told_to_who_has_left_the_space(topic, joined, neighbour, space):
    leave_space(space=space, by=joined)
    reply(by=neighbour, topic=topic, body="One.")
    assert told() == set()


def test_a_notice_leads_to_the_reply_in_the_readers_language(topic, joined, neighbour):
    joined.language = "uk"
    joined.save()
    post = reply(by=neighbour, topic=topic, body="One.")
    assert Notification.objects.get().url == f"/uk/community/posts/{post.key}/"


def test_words_brought_in_from_elsewhere_are_told_to_nobody(topic, neighbour):
    reply(by=neighbour, topic=topic, body="From last year's workshop.", tell=False)
    assert told() == set()


def test_the_moment_of_a_post_is_now_unless_said(topic):
    assert (now() - topic.first_post.created).total_seconds() < 60
