"""Who can sign in to the demo, for the list that is printed at the start."""

from dataclasses import dataclass

from portal.accounts.models import Member
from portal.accounts.services import set_up_second_factor

from . import texts

# Long enough for those who need a second factor as well. Known to everybody: a real portal refuses to load the demo.
PASSWORD = "wegweiser-demo-2026"  # noqa: S105


@dataclass(frozen=True)
class DemoAccount:
    """One account of the demo. Staff have a second factor: one of the unused recovery codes opens the door."""

    email: str
    note: dict[str, str]
    is_staff: bool = False
    password: str = PASSWORD
    recovery_codes: tuple[str, ...] = ()


def demo_accounts() -> list[DemoAccount]:
    """The accounts with a note, in the order of the demo's file; two queries for each member of staff."""
    noted = [entry for entry in texts.read("people")["members"] if entry.get("note")]
    staff = {
        member.email: member
        for member in Member.objects.filter(email__in=[e["email"] for e in noted if e.get("roles")])
    }
    return [
        DemoAccount(
            email=entry["email"],
            note=entry["note"],
            is_staff=entry["email"] in staff,
            recovery_codes=tuple(set_up_second_factor(member=staff[entry["email"]]))
            if entry["email"] in staff
            else (),
        )
        for entry in noted
    ]
