from django.utils.translation import gettext_lazy as _

from portal.common.privacy import register, rows_of

from .models import Answer, Question


def _leave_words(model, field):
    """The words stay for those who build on them; the name goes, and with it the way back to the person."""

    def erase(member):
        model.objects.filter(**{field: member}).update(**{field: None, "submission": None})

    return erase


register(
    Answer,
    purpose=_("So that others can learn from your answers."),
    kept=_("As long as the question; if you leave, without your name."),
    export=rows_of(Answer, "author", without=["body_html", "submission"]),
    erase=_leave_words(Answer, "author"),
)
register(
    Question,
    purpose=_("So that others can answer you and learn from it."),
    kept=_("As long as the space; if you leave, without your name."),
    export=rows_of(Question, "asker", without=["body_html", "submission"]),
    erase=_leave_words(Question, "asker"),
)
