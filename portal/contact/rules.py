from portal.accounts.rules import is_administrator


def may_read_messages(member) -> bool:
    """Those who answer for the portal. What is written here was written to them, so no look is logged."""
    return is_administrator(member)
