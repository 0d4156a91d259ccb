from django.db.models import QuerySet

from portal.pages.querysets import PublicPageQuerySet


class NewsQuerySet(PublicPageQuerySet):
    def newest_first(self):
        return self.order_by("-published_on", "-first_published_at", "-path")

    def newest(self, language: str):
        """What everybody may read in a language, newest first; for lists elsewhere, which slice it."""
        return self.for_everybody().in_language(language).for_rows().newest_first()

    def for_rows(self):
        """Without the texts, which a list does not show."""
        return self.defer("body", "next_step")

    def with_topics(self):
        return self.prefetch_related("tagged_topics__tag")


class TestimonialQuerySet(QuerySet):
    def standing(self):
        """Those whose owners agreed and have not taken it back."""
        return self.filter(withdrawn_at__isnull=True)

    def taken_back_before(self, moment):
        return self.filter(withdrawn_at__lt=moment)

    def shown_on(self, page):
        """What stands at the end of a page, in the page's language."""
        return (
            self.standing()
            .filter(places__page=page.pk, language=page.language)
            .select_related("picture")
            .prefetch_related("picture__renditions")
            .order_by("places__pk")
        )
