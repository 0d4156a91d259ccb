"""The good practices that partners tell."""

from portal.accounts.models import Organisation
from portal.common.models import Topic
from portal.goodpractice.models import GoodPracticeIndexPage, GoodPracticePage

from .. import texts
from ..body import paragraphs
from .tree import homes, in_three_languages, publish, stream_of


def load() -> None:
    source = texts.read("goodpractices")
    index = in_three_languages(
        GoodPracticeIndexPage,
        homes(),
        source["index"],
        lambda language: {"lede": source["index"]["intro"][language]},
    )
    organisations = {each.slug: each for each in Organisation.objects.all()}
    topics = {each.slug: each for each in Topic.objects.all()}
    for entry in source["practices"]:

        def fields(language, entry=entry):
            text = texts.in_language(entry, language)
            return {
                "lede": text["summary"],
                "quotation": text["quotation"],
                "organisation": organisations.get(entry["organisation"]),
                "context": paragraphs(text["context"]),
                "steps": stream_of("step", text["steps"]),
                "needs": stream_of("line", text["needed"]),
                "lessons": paragraphs(text["learned"]),
                "adaptations": stream_of("line", text["adapt"]),
                "closing": text["closing"],
            }

        made = in_three_languages(GoodPracticePage, index, entry, fields)
        for page in made.values():
            page.topics.set([topics[slug] for slug in entry["topics"] if slug in topics])
            publish(page)
