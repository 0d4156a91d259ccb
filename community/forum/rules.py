"""Who may read, start, answer and change. The space says who belongs; the board says what its members may do."""

from community.spaces.rules import may_enter, may_post

from .engine.forum_permission.checker import ForumPermissionChecker
from .models import Board, Post, Topic


def may_read_board(member, board: Board) -> bool:
    return may_enter(member, board.space)


def may_start_topic(member, board: Board) -> bool:
    return may_post(member, board.space) and _is_granted(member, "can_start_new_topics", board)


def may_reply(member, topic: Topic) -> bool:
    return (
        topic.approved
        and not topic.is_locked
        and may_post(member, topic.forum.space)
        and _is_granted(member, "can_reply_to_topics", topic.forum)
    )


def may_edit_post(member, post: Post) -> bool:
    """Her own words, while she belongs to the space and the topic is not closed."""
    return (
        post.poster_id is not None
        and post.poster_id == member.pk
        and not post.topic.is_locked
        and may_post(member, post.topic.forum.space)
        and _is_granted(member, "can_edit_own_posts", post.topic.forum)
    )


def _is_granted(member, permission: str, board: Board) -> bool:
    return ForumPermissionChecker(member).has_perm(permission, board)
