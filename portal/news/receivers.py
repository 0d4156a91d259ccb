"""Who takes her consent back takes her words back."""

from django.dispatch import receiver

from portal.accounts.events import consent_withdrawn
from portal.accounts.models import Consent

from .models import Testimonial
from .services import forget_words


@receiver(consent_withdrawn, dispatch_uid="news.forget_without_consent")
def forget_without_consent(sender, member, kind, scope, **kwargs):
    if kind != Consent.Kind.TESTIMONIAL:
        return
    hers = Testimonial.objects.filter(member=member)
    forget_words(hers if scope is None else hers.filter(pk=scope.removeprefix("testimonial:")))
