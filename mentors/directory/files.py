"""The photo a mentor may show: to whoever may see her profile, as long as her yes to it stands."""

from portal.accounts.models import Consent
from portal.common.files.kinds import PICTURES
from portal.common.files.purposes import FilePurpose, register

from .models import MentorProfile


def may_see_photo(member, file) -> bool:
    """Her own, and what the directory shows to this reader; a coordinator sees the one she is to approve."""
    profiles = MentorProfile.objects.filter(photo=file)
    if member.is_authenticated and profiles.of(member).exists():
        return True
    consents = Consent.objects.standing().filter(kind=Consent.Kind.PHOTO, member=file.owner_id)
    if not consents.exists():
        return False
    return profiles.listed().visible_to(member).exists() or profiles.reviewed_by(member).exists()


PHOTO = register(FilePurpose("photo", kinds=PICTURES, may_read=may_see_photo, public=True))
