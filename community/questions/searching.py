"""A question is found by its own words and by those of its answers, wherever its space may be entered."""

from django.utils.translation import gettext_lazy as _

from community.spaces.models import Space
from search.facets import topic_facet
from search.sources import Facet, Source, Words, register

from .models import Question

SETTLED, ANSWERED, OPEN = "settled", "answered", "open"


def words(question):
    answers = [answer for answer in question.answers.all() if answer.hidden_at is None]
    topics = list(question.topics.all())
    names = [
        name for each in topics for name in (each.name, each.name_de, each.name_en, each.name_uk) if name
    ]
    state = SETTLED if question.is_settled else ANSWERED if answers else OPEN
    yield Words(
        title=question.title,
        text="\n".join([question.body, *[answer.body for answer in answers]]),
        tags=tuple(dict.fromkeys(names)),
        facets={
            "topic": [topic.slug for topic in topics],
            "space": [question.space.slug],
            "state": [state],
        },
        audience=question.space.inner_audience,
        owner=question.asker_id,
        language=question.language,
        weight=1 if question.is_settled else 0,
        at=question.created_at,
    )


def facets(asker):
    states = {SETTLED: _("Has helped"), ANSWERED: _("Answered"), OPEN: _("Without an answer")}
    spaces = {space.slug: str(space.name) for space in Space.objects.enterable_by(asker)}
    return {
        "topic": topic_facet(),
        "state": Facet(_("State"), {state: str(words) for state, words in states.items()}),
        "space": Facet(_("Space"), spaces),
    }


register(
    Source(
        kind="question",
        label=_("Questions"),
        things=lambda: Question.objects.shown().select_related("space").prefetch_related("answers", "topics"),
        words=words,
        facets=facets,
        order=50,
        visible_to=lambda member: Question.objects.visible_to(member).select_related("space"),
    )
)
