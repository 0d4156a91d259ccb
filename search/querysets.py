from django.db.models import BooleanField, Case, Q, Value, When

from portal.accounts.querysets import AudienceQuerySet

from .folding import words

# Nobody looks for more words than this; whoever sends more wants to keep the database busy.
WORDS_AT_MOST = 8


def all_words_in(field: str, text: str) -> Q:
    """Every word of the text begins a word of the field; a text without words is nowhere."""
    if not words(text):
        return Q(pk__in=[])
    condition = Q()
    for word in words(text)[:WORDS_AT_MOST]:
        condition &= Q(**{f"{field}__contains": f" {word}"})
    return condition


class EntryQuerySet(AudienceQuerySet):
    def of_kind(self, *kinds: str):
        return self.filter(kind__in=kinds)

    def matching(self, text: str):
        """The entries in which every word occurs, if only as a beginning; a text without words finds nothing."""
        return self.filter(all_words_in("folded", text))

    def with_title_match(self, text: str):
        """Notes on each entry whether its title alone would have been found (`in_title`)."""
        return self.annotate(
            in_title=Case(
                When(all_words_in("folded_title", text), then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            )
        )
