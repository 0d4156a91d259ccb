import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import override

from community.spaces.models import Space
from portal.accounts.models import Block, Member
from portal.common.clock import now
from portal.common.translated import Translated
from portal.notifications.services import notify
from search.services import index

from .models import Board, Post, Topic
from .notices import REPLIED
from .seats import grant_board_to_members


@transaction.atomic
def open_board(*, space: Space, title: dict[str, str], purpose: dict[str, str] | None = None) -> Board:
    """Put a board into a space; its members may start topics, reply and edit their own posts from now on."""
    title = Translated(title)
    board = Board.objects.create(
        space=space,
        type=Board.FORUM_POST,
        name=str(title)[:100],
        title=title,
        purpose=Translated(purpose or {}),
    )
    grant_board_to_members(board)
    return board


@transaction.atomic
def start_topic(
    *,
    by: Member,
    board: Board,
    subject: str,
    body: str,
    language: str = "",
    submission: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Topic:
    """Begin a conversation with a first post. The same submission twice gives the topic of the first time."""
    at = at or now()

    def write() -> Post:
        topic = Topic.objects.create(
            forum=board,
            poster=by,
            subject=subject,
            type=Topic.TOPIC_POST,
            status=Topic.TOPIC_UNLOCKED,
            language=language,
            created=at,
        )
        return _write_post(topic, by, subject, body, language, submission, at)

    post, _is_new = _once(by=by, submission=submission, write=write)
    return post.topic


@transaction.atomic
def reply(
    *,
    by: Member,
    topic: Topic,
    body: str,
    language: str = "",
    submission: uuid.UUID | None = None,
    at: datetime | None = None,
    tell: bool = True,
) -> Post:
    """Answer in a conversation and tell those who take part in it (not where words are brought in from elsewhere).

    The same submission twice is one post.
    """
    at = at or now()

    def write() -> Post:
        return _write_post(topic, by, topic.subject, body, language, submission, at)

    post, is_new = _once(by=by, submission=submission, write=write)
    if is_new and tell:
        _tell_the_others(post)
    return post


@transaction.atomic
def edit_post(*, by: Member, post: Post, body: str, subject: str | None = None) -> Post:
    """Change the words of a post, and the title of the topic if it is the first one."""
    post.content = body
    if subject and post.is_topic_head:
        post.subject = subject
    post.updated_by = by
    post.updates_count += 1
    post.save()
    index(kind="topic", thing=post.topic)
    return post


@transaction.atomic
def hide_post(*, post: Post, at: datetime | None = None) -> None:
    """Take a post out of everybody's sight, and its topic if it is the first one. Twice is once."""
    if post.hidden_at is None:
        post.hidden_at, post.approved = at or now(), False
        post.save()
        index(kind="topic", thing=post.topic)


@transaction.atomic
def show_post(*, post: Post) -> None:
    """Show again what was hidden."""
    if post.hidden_at is not None:
        post.hidden_at, post.approved = None, True
        post.save()
        index(kind="topic", thing=post.topic)


def _write_post(topic, by, subject, body, language, submission, at) -> Post:
    post = Post(topic=topic, poster=by, subject=subject, content=body, language=language, created=at)
    if submission:
        post.submission = submission
    post.save()
    topic.subscribers.add(by)
    index(kind="topic", thing=topic)
    return post


def _once(*, by: Member, submission: uuid.UUID | None, write) -> tuple[Post, bool]:
    """The post of this submission and whether it was written just now."""
    sent = Post.objects.filter(poster=by, submission=submission).select_related("topic")
    if submission and (earlier := sent.first()):
        return earlier, False
    try:
        with transaction.atomic():
            return write(), True
    except IntegrityError:
        # The other click of a double click was faster.
        earlier = sent.first()
        if earlier is None:
            raise
        return earlier, False


def _tell_the_others(post: Post) -> None:
    """Whoever wrote in the topic before, is still in the space and meets the writer at all.

    About the topic, not the post: who has not yet looked is told once, and led to the first reply she missed.
    """
    topic, writer = post.topic, post.poster
    others = (
        topic.subscribers.filter(is_active=True, memberships__space=topic.forum.space_id)
        .exclude(pk=writer.pk)
        .exclude(pk__in=list(Block.objects.hidden_from(writer)))
    )
    for reader in others:
        with override(reader.language):
            notify(to=reader, notice=REPLIED, url=post.get_absolute_url(), about=topic)
