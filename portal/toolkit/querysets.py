from django.db.models import Case, Value, When

from portal.pages.querysets import PublicPageQuerySet
from search.querysets import all_words_in

from .vocabulary import Phase


class ToolkitItemQuerySet(PublicPageQuerySet):
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
