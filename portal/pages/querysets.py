from django.db.models import Q
from wagtail.query import PageQuerySet

from .frame import frame_of


class PublicPageQuerySet(PageQuerySet):
    """Questions that every list of pages asks; neither costs a query of its own."""

    def for_everybody(self):
        """Published, and nowhere below a page that is not for all."""
        return self._outside_of(frame_of().restricted)

    def for_readers_of(self, page):
        """Published, and behind no other door than those that the readers of a page have passed already."""
        return self._outside_of(path for path in frame_of().restricted if not page.path.startswith(path))

    def in_language(self, *languages: str):
        keys = [key for key, code in frame_of().languages.items() if code in languages]
        return self.filter(locale__in=keys)

    def _outside_of(self, paths):
        hidden = Q()
        for path in paths:
            hidden |= Q(path__startswith=path)
        return self.live().exclude(hidden) if hidden else self.live()
