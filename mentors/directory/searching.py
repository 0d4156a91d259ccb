"""Mentors are found by what they say of themselves, in their own words and in every language's word for a topic."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import CareerStation, SpokenLanguage
from search.facets import topic_facet
from search.sources import Source, Words, register

from .models import MentorProfile


def facets(profile):
    yield "topic", [topic.slug for topic in profile.said_topics]
    yield "spoken", [spoken.language for spoken in profile.member.said_languages]
    ways = {"one_to_one": profile.one_to_one, "in_groups": profile.in_groups}
    yield "how", [way for way, offered in ways.items() if offered]
    ways = {"online": profile.online, "in_person": profile.in_person}
    yield "where", [way for way, offered in ways.items() if offered]
    yield "mentor", [profile.kind] if profile.kind else []
    yield "region", [profile.region] if profile.region else []
    yield "free", ["now"] if profile.places_free else []


def words_for(topic) -> list[str]:
    """Every language's word for it, each once."""
    words = (topic.name, topic.name_de, topic.name_en, topic.name_uk)
    return [word for word in dict.fromkeys(words) if word]


def words(profile):
    # A town that she does not show is in no word, no facet and no distance.
    town = profile.shown_town
    yield Words(
        title=f"{profile.name}, {profile.headline}",
        text="\n".join(
            [
                profile.organisation_name,
                profile.about,
                profile.how_i_work,
                *profile.offers,
                *profile.seeks,
                *[station.role for station in profile.member.said_stations],
            ]
        ),
        tags=tuple(word for topic in profile.said_topics for word in words_for(topic))
        + (town.names if town else ()),
        latitude=town and town.latitude,
        longitude=town and town.longitude,
        facets=dict(facets(profile)),
        audience=profile.audience,
        owner=profile.member_id,
    )


def things():
    """With all that is said of them in lists of their own, which cost no queryset for each mentor."""
    stations = CareerStation.objects.only("member_id", "role")
    languages = SpokenLanguage.objects.order_by("created_at").only("member_id", "language")
    return (
        MentorProfile.objects.listed()
        .select_related("member", "organisation")
        .prefetch_related(
            Prefetch("topics", to_attr="said_topics"),
            Prefetch("member__stations", queryset=stations, to_attr="said_stations"),
            Prefetch("member__spoken_languages", queryset=languages, to_attr="said_languages"),
        )
    )


register(
    Source(
        kind="mentor",
        label=_("Mentors"),
        things=things,
        words=words,
        facets=lambda asker: {"topic": topic_facet()},
        order=40,
        # Who came last is nobody's business.
        dated=False,
        # With what a row needs of the profile itself, so that a list of mentors need not ask again.
        visible_to=lambda member: MentorProfile.objects.listed().visible_to(member).with_people(),
    )
)
