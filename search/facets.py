"""Words for facets that several kinds share; a kind names them in its `Source.facets`."""

from django.utils.translation import gettext as _

from portal.common.models import Topic

from .sources import Facet


def topic_facet() -> Facet:
    """The portal's one vocabulary in the reader's language; one query."""
    return Facet(_("Topic"), {topic.slug: topic.label for topic in Topic.objects.all()})


def choice_facet(legend, choices) -> Facet:
    """The values of a field with choices."""
    return Facet(str(legend), {str(value): str(label) for value, label in choices})
