"""Open and closed spaces are found by whoever may know of them; hidden ones never."""

from django.utils.translation import gettext_lazy as _

from search.sources import Source, Words, register

from .models import Space


def words(space):
    """Once in each language that has a name."""
    for code in space.name:
        yield Words(
            title=str(space.name.for_reader(code)),
            text=str(space.about.for_reader(code)),
            facets={"space": [space.slug]},
            audience=space.audience,
            language=code,
            at=space.created_at,
        )


register(
    Source(
        kind="space",
        label=_("Spaces"),
        things=lambda: Space.objects.to_be_found(),
        words=words,
        visible_to=lambda member: Space.objects.visible_to(member).to_be_found(),
    )
)
