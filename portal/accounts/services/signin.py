from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction

from ..models import Member


@transaction.atomic
def confirm_address(*, member: Member) -> EmailAddress:
    """Take the address of an account for her own without a mail, where somebody vouches for it (an invitation, the demo)."""
    address, _created = EmailAddress.objects.update_or_create(
        user=member, email=member.email, defaults={"verified": True, "primary": True}
    )
    return address


@transaction.atomic
def set_up_second_factor(*, member: Member) -> list[str]:
    """Give an account a second factor and return its recovery codes that are still unused; asking twice keeps it."""
    confirm_address(member=member)
    if not Authenticator.objects.filter(user=member, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(member, generate_totp_secret())
    held = Authenticator.objects.filter(user=member, type=Authenticator.Type.RECOVERY_CODES).first()
    codes = held.wrap() if held else RecoveryCodes.activate(member)
    return codes.get_unused_codes()
