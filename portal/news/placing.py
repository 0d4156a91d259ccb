"""Shows people's words at the end of the pages that editors chose for them."""

from portal.pages.slots import Fill, register

from .models import Testimonial


def words_at_the_end(page, section, viewer):
    if page is None or page.pk is None:
        return
    if found := list(Testimonial.objects.shown_on(page)):
        yield Fill("portal/news/testimonials.html", {"testimonials": found})


def connect() -> None:
    register("page.end", words_at_the_end)
