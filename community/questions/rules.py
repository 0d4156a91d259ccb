"""Who may ask, answer and accept. Whether somebody may read follows from the space."""

from community.spaces.rules import may_post


def may_ask(member, space) -> bool:
    return member.is_authenticated and may_post(member, space)


def may_answer(member, question) -> bool:
    return member.is_authenticated and may_post(member, question.space)


def may_edit(member, words) -> bool:
    """Change one's own question or answer, as long as one may speak in its space."""
    is_question = hasattr(words, "asker_id")
    author_id, space = (
        (words.asker_id, words.space) if is_question else (words.author_id, words.question.space)
    )
    return member.is_authenticated and author_id == member.pk and may_post(member, space)


def may_accept(member, question) -> bool:
    """Only the one who asked knows what helped."""
    return member.is_authenticated and question.asker_id == member.pk
