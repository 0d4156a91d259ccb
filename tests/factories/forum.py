"""Boards and what is said on them."""

import itertools

from community.forum.services import open_board, reply, start_topic
from tests.factories.spaces import make_space

_count = itertools.count(1)


def make_board(space=None, **fields):
    number = next(_count)
    fields.setdefault("title", {"en": f"Board {number}"})
    return open_board(space=space or make_space(), **fields)


def make_topic(by, board, **fields):
    number = next(_count)
    fields.setdefault("subject", f"Topic {number}")
    fields.setdefault("body", "Who has been there?")
    return start_topic(by=by, board=board, **fields)


def make_reply(by, topic, **fields):
    fields.setdefault("body", "I have.")
    return reply(by=by, topic=topic, **fields)


def furnish(world):
    """The mentee has begun a topic in the open space and one in the closed space."""
    for prefix in ("", "closed_"):
        board = make_board(world.things[f"{prefix}space"])
        topic = make_topic(world.people["mentee"], board)
        world.things |= {
            f"{prefix}board": board,
            f"{prefix}topic": topic,
            f"{prefix}post": topic.first_post,
        }
