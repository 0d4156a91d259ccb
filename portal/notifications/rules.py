"""Whom a mail may reach."""

from .models import MailPreference
from .notices import Notice


def wants_mail(member, notice: Notice) -> bool:
    """What she said of this kind; where she said nothing, what the kind suggests."""
    said = MailPreference.objects.filter(member=member, notice=notice.key).values_list(
        "wants_mail", flat=True
    )
    return next(iter(said), notice.mail)
