from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from .rules import is_staff_role


class PasswordLength:
    """Long enough for everybody, longer for staff, and nothing about signs and capitals (AN6)."""

    def __init__(self, members: int = 10, staff: int = 15):
        self.members, self.staff = members, staff

    def _least(self, member) -> int:
        known = member is not None and member.pk and not member._state.adding
        return self.staff if known and is_staff_role(member) else self.members

    def validate(self, password, user=None):
        least = self._least(user)
        if len(password) < least:
            raise ValidationError(
                ngettext(
                    "This password is too short. Please take at least %(least)d character.",
                    "This password is too short. Please take at least %(least)d characters.",
                    least,
                ),
                code="password_too_short",
                params={"least": least},
            )

    def get_help_text(self):
        return ngettext(
            "At least %(least)d character. A short sentence is good and easy to remember.",
            "At least %(least)d characters. A short sentence is good and easy to remember.",
            self.members,
        ) % {"least": self.members}
