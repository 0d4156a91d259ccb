from community.questions.services import answer_question, ask_question
from tests.factories.spaces import make_space, seat


def furnish(world):
    """A question of the mentee that the mentor answered, once in an open space and once in a closed one."""
    mentee, mentor = world.people["mentee"], world.people["mentor"]
    for name, space in (("", make_space()), ("inner_", make_space(kind="closed"))):
        for person in (mentee, mentor):
            seat(person, space)
        question = ask_question(by=mentee, space=space, title="Wie fange ich an?", body="Ich zögere noch.")
        world.things[f"{name}question"] = question
        world.things[f"{name}answer"] = answer_question(question=question, by=mentor, body="Mit einem Anruf.")
