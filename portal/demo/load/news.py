"""News, a series of guest posts, and what people say at the end of pages."""

from datetime import timedelta

from django.utils.timezone import localdate

from portal.common.models import Topic
from portal.news.models import NewsIndexPage, NewsPage, SeriesPage, Testimonial, TestimonialPlace
from portal.news.services import publish_testimonial

from .. import texts
from .tree import homes, in_three_languages, publish, stream


def load() -> None:
    source = texts.read("news")
    index = in_three_languages(NewsIndexPage, homes(), source["index"], introduced(source["index"]))
    for entry in source["series"]:
        series = in_three_languages(SeriesPage, index, entry, introduced(entry))
        posts(series, entry["posts"])
    posts(index, source["news"])
    testimonials(source["testimonials"], index)


def introduced(entry):
    return lambda language: {"lede": entry["intro"][language]}


def posts(parents, entries) -> None:
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    for entry in entries:

        def fields(language, entry=entry):
            text = texts.in_language(entry, language)
            step = text.get("next_step")
            return {
                "kind": entry["kind"],
                "published_on": localdate() - timedelta(days=entry["days_ago"]),
                "author_name": text.get("author_name", ""),
                "author_role": text.get("author_role", ""),
                "lede": text["lede"],
                "body": stream(text["blocks"], f"news-{entry['slug']['en']}"),
                "next_step": stream([step] if step else [], f"step-{entry['slug']['en']}"),
            }

        for page in in_three_languages(NewsPage, parents, entry, fields).values():
            page.topics.set([topics[slug] for slug in entry["topics"] if slug in topics])
            publish(page)


def testimonials(entries, index) -> None:
    """At the end of the list of news, each person in her own words and the language she spoke."""
    for entry in entries:
        for language, words in entry["words"].items():
            if Testimonial.objects.filter(language=language, words=words).exists():
                continue
            testimonial = Testimonial(
                language=language,
                words=words,
                name=entry["name"][language],
                role=entry["role"][language],
                agreed_on=localdate() - timedelta(days=entry["days_ago"]),
            )
            testimonial.places.add(TestimonialPlace(page=index[language].page_ptr))
            publish_testimonial(testimonial=testimonial)
