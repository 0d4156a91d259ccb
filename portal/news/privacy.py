from django.utils.translation import gettext_lazy as _

from portal.common import pagecache
from portal.common.privacy import register, rows_of

from .models import Testimonial


def erase(member):
    Testimonial.objects.filter(member=member).delete()
    pagecache.raise_generation()


register(
    Testimonial,
    purpose=_("What you said about your mentoring, so that others read it from somebody who was there."),
    kept=_("Until you take it back; then only the dates of your consent are kept, for three years."),
    export=rows_of(Testimonial),
    erase=erase,
)
