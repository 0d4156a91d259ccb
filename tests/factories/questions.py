from community.questions.services import answer_question, ask_question


def furnish(world):
    """A question of the mentee in the open space, answered by the mentor."""
    question = ask_question(
        by=world.people["mentee"], space=world.things["open_space"], title="Wie fange ich an?", body="…"
    )
    world.things["question"] = question
    world.things["answer"] = answer_question(
        question=question, by=world.people["mentor"], body="Mit einem Anruf."
    )
