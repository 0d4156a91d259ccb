from django.utils.translation import gettext_lazy as _

from portal.common.privacy import delete_rows, register, rows_of

from .models import Application, Intake, Match
from .services import let_application_go

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
    kept=_(
        "Six months after a no or after you took it back, and a draft six months after you last wrote at it; CV and "
        "letter only until a no. One that led to a mentorship stays as long as that."
    ),
    export=rows_of(Application, "mentee"),
    erase=delete_rows(Application, "mentee"),
    over=Application.objects.past_their_time,
    let_go=let_application_go,
)
register(
    Intake,
    purpose=_("So that you say only once what you bring and what you seek."),
    kept=_("Until you leave the programme or the portal."),
    export=rows_of(Intake, "mentee"),
    erase=delete_rows(Intake, "mentee"),
)
