"""What the programmes hold about a member: in which cohorts she takes part, and what she answered to their forms."""

from django.utils.translation import gettext_lazy as _

from portal.common.privacy import delete_rows, register, rows_of

from .models import Answer, AnswerSheet, CohortMember


def export_answers(member):
    for answer in Answer.objects.filter(sheet__member=member).select_related("field"):
        yield {"question": str(answer.field.label), "answer": answer.in_words, "at": answer.updated_at}


register(
    Answer,
    purpose=_("What you answered to the questions of a programme, so that people who fit can be found."),
    kept=_("As long as the application or the profile that it belongs to."),
    export=export_answers,
    erase=delete_rows(Answer, "sheet__member"),
)
register(
    AnswerSheet,
    purpose=_("To which form and which of its versions your answers belong."),
    kept=_("As long as the application or the profile that it belongs to."),
    export=rows_of(AnswerSheet, "member"),
    erase=delete_rows(AnswerSheet, "member"),
)
register(
    CohortMember,
    purpose=_("In which cohort you take part, so that you see what concerns it."),
    kept=_("As long as the records of the cohort."),
    export=rows_of(CohortMember, "member"),
    erase=delete_rows(CohortMember, "member"),
)
