import uuid

from community.moderation import items, services
from community.questions.services import ask_question
from tests.factories.spaces import make_space, seat


def make_report(thing, kind, *, by=None, ground="rules", text="", **fields):
    """A report about a thing of a registered kind."""
    return services.report(
        ground=ground,
        text=text,
        url=thing.get_absolute_url(),
        submission=uuid.uuid4(),
        item=items.item_of(kind),
        thing=thing,
        by=by,
        **fields,
    )


def furnish(world):
    """A question of the mentee that the mentor reported, in a space that the moderator looks after; one that is decided."""
    from community.spaces.services import appoint_moderator

    mentee, mentor, moderator = (world.people[name] for name in ("mentee", "mentor", "moderator"))
    space = make_space()
    for person in (mentee, mentor, moderator):
        membership = seat(person, space)
    appoint_moderator(membership=membership)
    question = ask_question(by=mentee, space=space, title="Was kostet das?")
    world.things["report"] = make_report(question, "question", by=mentor)
    world.things["case"] = world.things["report"].case
    other = ask_question(by=mentee, space=space, title="Und was noch?")
    decided = make_report(other, "question", by=mentor).case
    world.things["decision"] = services.decide(
        case=decided, measure="warned", reasons="Bitte ohne Namen.", by=moderator
    )
