from django.db.models import Case, Q, Value, When
from wagtail.query import PageQuerySet

from portal.pages.frame import frame_of
from search.querysets import all_words_in

from .vocabulary import Phase


class ToolkitItemQuerySet(PageQuerySet):
    def for_everybody(self):
        """Published, and nowhere below a page that is not for all."""
        hidden = Q()
        for path in frame_of().restricted:
            hidden |= Q(path__startswith=path)
        return self.live().exclude(hidden) if hidden else self.live()

    def in_language(self, *languages: str):
        keys = [key for key, code in frame_of().languages.items() if code in languages]
        return self.filter(locale__in=keys)

    def saying(self, text: str):
        """Those in which every word occurs, if only as a beginning."""
        return self.filter(all_words_in("words", text)) if text else self

    def along_the_way(self):
        """From before the beginning to the closing."""
        place = Case(*(When(phase=phase, then=Value(at)) for at, phase in enumerate(Phase.values)))
        return self.order_by(place, "path")

    def for_rows(self):
        """Without the texts, which a list does not show."""
        return self.defer("body", "files", "words")
