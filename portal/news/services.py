"""What is done with people's words: publish them with their consent, and take them back at once."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import Consent
from portal.accounts.services import give_consent, withdraw_consent
from portal.common.clock import now

from .models import Testimonial
from .placing import words_changed

# So long the dates of a consent are kept as proof after it was taken back.
PROOF_KEPT_FOR = timedelta(days=3 * 365)


class AlreadyTakenBack(Exception):
    """Whoever took her words back must give them anew."""


@transaction.atomic
def publish_testimonial(*, testimonial: Testimonial) -> Testimonial:
    """Save somebody's words; a member finds her consent among her own and can take it back there."""
    if testimonial.withdrawn_at is not None:
        raise AlreadyTakenBack
    testimonial.save()
    if testimonial.member is not None:
        give_consent(
            member=testimonial.member,
            kind=Consent.Kind.TESTIMONIAL,
            version=testimonial.consent_version,
            scope=testimonial.consent_scope,
            at=timezone.make_aware(datetime.combine(testimonial.agreed_on, time(12))),
        )
    words_changed()
    return testimonial


@transaction.atomic
def withdraw_testimonial(*, testimonial: Testimonial, at: datetime | None = None) -> None:
    """Take words back for somebody; they are gone from every page with the next request."""
    if testimonial.member is not None:
        withdraw_consent(
            member=testimonial.member,
            kind=Consent.Kind.TESTIMONIAL,
            scope=testimonial.consent_scope,
            at=at,
        )
    forget_words(Testimonial.objects.filter(pk=testimonial.pk), at=at)


@transaction.atomic
def forget_words(testimonials, *, at: datetime | None = None) -> None:
    """Empty what was taken back: that there was a yes, and until when, is all that is kept."""
    testimonials.standing().update(words="", name="", role="", picture=None, withdrawn_at=at or now())
    words_changed()


def proved_long_enough(at: datetime):
    """What was taken back three years ago, with the dates of its consent."""
    return Testimonial.objects.taken_back_before(at - PROOF_KEPT_FOR)
