from .accounts import demo_accounts
from .models import LoadedPart


def demo_lines() -> list[str]:
    """What the start prints about the demo: who can sign in, and with what."""
    if not LoadedPart.objects.exists():
        return []
    accounts = demo_accounts()
    width = max(len(account.email) for account in accounts)
    lines = ["", f"The demo's accounts, all with the password {accounts[0].password}"]
    for account in accounts:
        lines.append(f"  {account.email:{width}}  {account.note['en']}")
        if account.recovery_codes:
            lines.append(f"  {'':{width}}  second factor, a recovery code: {account.recovery_codes[0]}")
    return lines
