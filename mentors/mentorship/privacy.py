from django.utils.translation import gettext_lazy as _

from portal.common.privacy import delete_rows, register, rows_of

from .models import Mentorship, Participant

register(
    Participant,
    purpose=_("So that the two of a mentorship find each other."),
    kept=_("As long as the mentorship's records; it goes when you leave."),
    export=rows_of(Participant, "member"),
    erase=delete_rows(Participant, "member"),
)
register(
    Mentorship,
    purpose=_("So that a mentor and a mentee have a page of their own."),
    kept=_("As long as the programme's records."),
    export=rows_of(Mentorship, "participants__member"),
    erase=delete_rows(Mentorship, "match__mentee"),
)
