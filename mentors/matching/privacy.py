from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.common.privacy import delete_rows, register, rows_of

from .models import Application, Intake, Match
from .services import let_application_go


def erase_matches(member):
    """Hers as mentee and as mentor: her profile could not go as long as one of them points to it."""
    Match.objects.filter(Q(mentee=member) | Q(profile__member=member)).delete()


def erase_applications(member):
    """What she sent, and what was sent to her: with her profile there is nobody left to answer it."""
    for application in Application.objects.filter(Q(mentee=member) | Q(profile__member=member)):
        let_application_go(application)


register(
    Match,
    purpose=_("To know which mentor and which mentee were brought together."),
    kept=_("As long as the programme's records; it goes when you leave."),
    export=rows_of(Match, "mentee"),
    erase=erase_matches,
)
register(
    Application,
    purpose=_("So that a mentor can decide whether to accompany you."),
    kept=_(
        "Six months after a no or after you took it back, and a draft six months after you last wrote at it; CV and "
        "letter only until a no. One that led to a mentorship stays as long as that."
    ),
    export=rows_of(Application, "mentee"),
    erase=erase_applications,
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
