"""The good practices that partners tell."""

from portal.accounts.models import Organisation
from portal.common.models import Topic
from portal.goodpractice.models import GoodPracticeIndexPage, GoodPracticePage

from .. import texts
from ..body import paragraphs
from .tree import homes, in_three_languages, publish, stream_of


def load() -> None:
    source = texts.read("goodpractices")
    entries = [*source["practices"], *texts.read("goodpractices_further")["practices"]]
    index = in_three_languages(
        GoodPracticeIndexPage,
        homes(),
        source["index"],
        lambda language: {"lede": source["index"]["intro"][language]},
    )
    organisations = {each.slug: each for each in Organisation.objects.all()}
    topics = {each.slug: each for each in Topic.objects.all()}
    for entry in entries:

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
                "settings": entry["settings"],
                "for_whom": entry["for_whom"],
                "author_line": text["author"],
                "licence_agreed": True,
            }

        made = in_three_languages(GoodPracticePage, index, entry, fields)
        for language, page in made.items():
            # Those that are older than these fields.
            page.settings = page.settings or entry["settings"]
            page.for_whom = page.for_whom or entry["for_whom"]
            page.author_line = page.author_line or entry["author"][language]
            page.licence_agreed = True
            page.topics.set([topics[slug] for slug in entry["topics"] if slug in topics])
            publish(page)
