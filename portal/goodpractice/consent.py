"""What a member told is shown as long as she agrees."""

from django.utils.translation import gettext as _

from portal.accounts.models import Consent
from portal.pages.objections import objection

from .models import GoodPracticePage, PracticeDraft


@objection
def without_consent(page) -> str | None:
    """Whoever took her yes back is asked anew before her practice is shown again, in whichever language."""
    if not isinstance(page, GoodPracticePage):
        return None
    # Held: a yes that is taken back in this moment finds the page as it was written, and takes it down.
    tellings = PracticeDraft.objects.filter(page__translation_key=page.translation_key)
    for telling in tellings.select_for_update(of=("self",)).select_related("member"):
        yes = Consent.objects.standing().filter(
            member=telling.member, kind=Consent.Kind.PUBLISHING, scope=telling.consent_scope
        )
        if not yes.exists():
            return _("Not published: the member has taken her consent back.")
    return None
