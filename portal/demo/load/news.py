"""News, series of guest posts, and what people say at the end of pages."""

from datetime import timedelta

from django.utils.timezone import localdate

from portal.accounts.models import Member
from portal.common.models import Topic
from portal.news.models import NewsIndexPage, NewsPage, SeriesPage, Testimonial, TestimonialPlace
from portal.news.services import publish_testimonial
from portal.pages.models import ArticlePage, BasePage

from .. import texts
from .tree import Translated, homes, in_three_languages, publish, stream


def load() -> None:
    contents = texts.read("news/index")
    index = in_three_languages(NewsIndexPage, homes(), contents, introduced(contents))
    for entry in texts.read_all("news/[0-9]*"):
        if "posts" in entry:
            series = in_three_languages(SeriesPage, index, entry, introduced(entry))
            for part in entry["posts"]:
                post(series, part)
        else:
            post(index, entry)
    for entry in texts.read("testimonials")["testimonials"]:
        testimonial(entry, index)


def introduced(entry: dict):
    return lambda language: {"lede": entry["intro"][language]}


def post(parents: Translated, entry: dict) -> None:
    def fields(language):
        text = texts.in_language(entry, language)
        step = text.get("next_step")
        return {
            "kind": entry["kind"],
            "published_on": days_ago(entry["days_ago"]),
            "author_name": text.get("author_name", ""),
            "author_role": text.get("author_role", ""),
            "lede": text["lede"],
            "body": stream(text["blocks"], f"news-{entry['slug']['en']}"),
            "next_step": stream([step] if step else [], f"step-{entry['slug']['en']}"),
        }

    for page in in_three_languages(NewsPage, parents, entry, fields).values():
        page.topics.set(Topic.objects.filter(slug__in=entry["topics"]))
        publish(page)


def testimonial(entry: dict, index: Translated) -> None:
    """What a member said, in each language; she finds her consent among her own."""
    member = Member.objects.get(email=entry["member"])
    for language, words in entry["words"].items():
        if Testimonial.objects.filter(member=member, language=language).exists():
            continue
        said = Testimonial(
            member=member,
            language=language,
            words=words,
            name=entry["name"][language],
            role=entry["role"][language],
            agreed_on=days_ago(entry["agreed_days_ago"]),
        )
        for shown_on in entry["shown_on"]:
            said.places.add(TestimonialPlace(page=place(shown_on, index[language]).page_ptr))
        publish_testimonial(testimonial=said)


def place(name: str, index: BasePage) -> BasePage:
    """The list of news itself, or a standing page of its language by what it is for."""
    return index if name == "news" else ArticlePage.objects.get(purpose=name, locale=index.locale)


def days_ago(days: int):
    return localdate() - timedelta(days=days)
