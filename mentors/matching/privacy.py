from django.utils.translation import gettext_lazy as _

from portal.common.privacy import delete_rows, register, rows_of

from .models import Application, Intake, Match

register(
    Match,
    purpose=_("To know which mentor and which mentee were brought together."),
    kept=_("As long as the programme's records; it goes when you leave."),
    export=rows_of(Match, "mentee"),
    erase=delete_rows(Match, "mentee"),
)
register(
    Application,
    purpose=_("So that a mentor can decide whether to accompany you."),
    kept=_("One year after the decision; CV and letter only until a no."),
    export=rows_of(Application, "mentee"),
    erase=delete_rows(Application, "mentee"),
)
register(
    Intake,
    purpose=_("So that you say only once what you bring and what you seek."),
    kept=_("Until you leave the programme or the portal."),
    export=rows_of(Intake, "mentee"),
    erase=delete_rows(Intake, "mentee"),
)
