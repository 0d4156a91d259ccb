"""Shows people's words at the end of the pages that editors chose for them."""

from django.core.cache import cache
from django.db import transaction

from portal.common import pagecache
from portal.pages.slots import Fill, register

from .models import Testimonial, TestimonialPlace

KEY = "news.pages_with_words"
KEPT_SECONDS = 300


def words_at_the_end(page, section, viewer):
    if page is None or page.pk not in pages_with_words():
        return
    # What was taken back is never shown, however old the list of places is.
    if found := list(Testimonial.objects.shown_on(page)):
        yield Fill("portal/news/testimonials.html", {"testimonials": found})


def pages_with_words() -> frozenset[int]:
    """The pages that have a place for somebody's words: hardly any, and every page is asked."""
    return cache.get_or_set(
        KEY, lambda: frozenset(TestimonialPlace.objects.values_list("page", flat=True)), KEPT_SECONDS
    )


def words_changed() -> None:
    """Forget the places and every kept page, as soon as what changed is committed."""
    transaction.on_commit(lambda: cache.delete(KEY))
    pagecache.raise_generation()


def connect() -> None:
    register("page.end", words_at_the_end)
