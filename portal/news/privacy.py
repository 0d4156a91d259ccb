from django.utils.translation import gettext_lazy as _

from portal.common.privacy import holds_nothing_personal, register, rows_of

from .models import Testimonial, TestimonialPlace
from .placing import words_changed
from .services import proved_long_enough


def erase(member):
    Testimonial.objects.filter(member=member).delete()
    words_changed()


register(
    Testimonial,
    purpose=_("What you said about your mentoring, so that others read it from somebody who was there."),
    kept=_("Until you take it back; then only the dates of your consent are kept, for three years."),
    export=rows_of(Testimonial),
    erase=erase,
    over=proved_long_enough,
)

holds_nothing_personal(
    TestimonialPlace, because="It says on which page somebody's words stand, and goes with the words."
)
