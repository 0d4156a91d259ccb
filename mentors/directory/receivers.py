from django.dispatch import receiver

from portal.accounts.events import consent_withdrawn, member_described, member_renamed
from portal.accounts.models import Consent
from search.services import index

from .models import MentorProfile


@receiver(member_renamed, dispatch_uid="directory.find_by_new_name")
def find_by_new_name(sender, *, member, **kwargs):
    """She is found by the name she shows, and no longer by the one she hid."""
    index_listed(member)


@receiver(member_described, dispatch_uid="directory.find_by_new_words")
def find_by_new_words(sender, *, member, **kwargs):
    """Her stations and languages belong to the words she is found by."""
    index_listed(member)


@receiver(consent_withdrawn, dispatch_uid="directory.forget_without_consent")
def forget_without_consent(sender, *, member, kind, **kwargs):
    """The list asks for the consent each time; the index forgets her words in the same moment."""
    if kind == Consent.Kind.LISTING:
        index_listed(member)


def index_listed(member):
    for profile in MentorProfile.objects.filter(member=member, state=MentorProfile.State.LISTED):
        index(kind="mentor", thing=profile)
