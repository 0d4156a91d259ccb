"""What a mentee reads when a mentor cannot say yes: kind, true, and never about her."""

from django.utils.translation import gettext_lazy as _

from .models import DeclineReason

WORDS = {
    DeclineReason.NO_TIME: _(
        "Thank you for asking. At the moment I could not give you the time you deserve, and I do not want to do this "
        "by halves. I hope you soon find somebody who has it."
    ),
    DeclineReason.OTHER_FIELD: _(
        "Your questions are good ones, and they reach further than what I know. Others here are more at home in this "
        "field. You will get on faster with them than with me."
    ),
    DeclineReason.PLACE_TAKEN: _(
        "When you wrote, my last place was almost taken already. It is only a matter of who came first. You are very "
        "welcome when there is a place again, and until then with others."
    ),
    DeclineReason.ALREADY_ACQUAINTED: _(
        "We already have to do with each other at work or in daily life. So that you can speak quite freely here, "
        "someone from outside is better for you. It has nothing to do with you."
    ),
    DeclineReason.DIFFERENT_RHYTHM: _(
        "I would have liked to get to know you, but our times or places do not come together. Regular meetings matter "
        "most at the beginning. Please try someone whose week fits yours better."
    ),
}


def in_words(reason: str) -> str:
    """The sentences for a reason, in the reader's language."""
    return WORDS[DeclineReason(reason)]
