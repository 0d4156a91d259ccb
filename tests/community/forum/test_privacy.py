import pytest

from community.forum.models import Post, Topic
from community.spaces.models import Membership
from portal.common import privacy
from tests.factories.forum import make_reply


def declared(model):
    return next(d for d in privacy.declarations() if d.model is model)


@pytest.fixture
def conversation(topic, joined, neighbour):
    make_reply(neighbour, topic, body="I waited five months.")
    make_reply(joined, topic, body="Thank you.")
    return topic


def test_deleting_a_member_leaves_the_conversation_of_the_others(conversation, joined, neighbour):
    joined.delete()

    assert [post.poster for post in conversation.posts.order_by("created")] == [None, neighbour, None]
    conversation.refresh_from_db()
    assert conversation.poster is None


def test_erasing_leaves_the_words_and_nothing_that_leads_to_her(conversation, joined, neighbour):
    for model in (Post, Topic, Membership):
        declared(model).erase(joined)

    posts = list(conversation.posts.order_by("created"))
    assert [post.poster for post in posts] == [None, neighbour, None]
    assert posts[2].content.raw == "Thank you."
    conversation.refresh_from_db()
    assert conversation.poster is None
    assert list(conversation.subscribers.all()) == [neighbour]
    assert not Membership.objects.filter(member=joined).exists()
    assert not joined.groups.exists()


def test_she_takes_her_own_words_along_and_nobody_elses(conversation, neighbour):
    assert [row["text"] for row in declared(Post).export(neighbour)] == ["I waited five months."]
    assert list(declared(Topic).export(neighbour)) == [
        {"follows": str(conversation.key), "since": conversation.created}
    ]
