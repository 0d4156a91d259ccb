"""What a profile still lacks before it can be sent."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentors.programmes.models import FormVersion
from portal.accounts.models import Consent

from .models import MentorProfile

WHO, OFFER, VISIBILITY = "who", "offer", "visibility"


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: the step where it is asked, and what it is in words."""

    step: str
    words: str | Promise


def missing_in(profile: MentorProfile) -> list[Missing]:
    """In the order of the steps; empty when the profile can be sent."""
    return [*_of_who(profile), *_of_offer(profile), *_of_visibility(profile)]


def _of_who(profile):
    if not profile.kind:
        yield Missing(WHO, _("how you belong to the programme"))
    if profile.kind == MentorProfile.Kind.EXPERT:
        if not profile.organisation_name:
            yield Missing(WHO, _("your company or practice"))
    elif profile.organisation is None:
        yield Missing(WHO, _("your organisation"))
    if not profile.member.given_name:
        yield Missing(WHO, _("your first name"))
    if not profile.member.spoken_languages.exists():
        yield Missing(WHO, _("at least one language"))


def _of_offer(profile):
    if not profile.headline:
        yield Missing(OFFER, _("the sentence about you"))
    if not profile.offers:
        yield Missing(OFFER, _("what you bring"))
    if not profile.how_i_work:
        yield Missing(OFFER, _("how you could work together"))
    if not (profile.one_to_one or profile.in_groups):
        yield Missing(OFFER, _("one to one or in a group"))
    if not (profile.online or profile.in_person):
        yield Missing(OFFER, _("online or in person"))
    if not profile.topics.exists():
        yield Missing(OFFER, _("at least one topic"))
    yield from _of_questions(profile)


def _of_questions(profile):
    version = FormVersion.objects.current(programme=profile.programme, purpose="mentor_profile")
    if version is None:
        return
    answered = set(profile.answers.answers.values_list("field__key", flat=True)) if profile.answers else set()
    for question in version.fields.all():
        if question.required and question.key not in answered:
            yield Missing(OFFER, question.label)


def _of_visibility(profile):
    consented = Consent.objects.standing().filter(
        member=profile.member, kind=Consent.Kind.LISTING, scope=profile.audience
    )
    if not profile.audience:
        yield Missing(VISIBILITY, _("who may see you"))
    elif not consented.exists():
        yield Missing(VISIBILITY, _("your consent to be shown"))
