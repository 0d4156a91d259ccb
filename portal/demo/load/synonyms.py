"""Words of the field that mean the same, as an editor would have gathered them."""

from search.models import Synonyms

from .. import texts


def load() -> None:
    for line in texts.read("synonyms")["synonyms"]:
        Synonyms.objects.get_or_create(words=line)
