"""Who may do what with a programme."""

from portal.accounts.rules import is_coordinator_of


def may_coordinate(member, programme) -> bool:
    """Coordinators of the organisation that carries the programme; nobody else."""
    return member.is_authenticated and is_coordinator_of(member, programme.organisation)
