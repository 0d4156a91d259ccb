"""Mentors are found by what they say of themselves, in their own words and in every language's word for a topic."""

from django.utils.translation import gettext_lazy as _

from search.facets import topic_facet
from search.sources import Source, Words, register

from .models import MentorProfile


def facets(profile):
    yield "topic", [topic.slug for topic in profile.topics.all()]
    yield "spoken", [spoken.language for spoken in profile.member.spoken_languages.all()]
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
                *[station.role for station in profile.member.stations.all()],
            ]
        ),
        tags=tuple(word for topic in profile.topics.all() for word in words_for(topic))
        + (town.names if town else ()),
        latitude=town and town.latitude,
        longitude=town and town.longitude,
        facets=dict(facets(profile)),
        audience=profile.audience,
        owner=profile.member_id,
    )


register(
    Source(
        kind="mentor",
        label=_("Mentors"),
        things=lambda: (
            MentorProfile.objects.listed()
            .select_related("member", "organisation")
            .prefetch_related("topics", "member__stations", "member__spoken_languages")
        ),
        words=words,
        facets=lambda asker: {"topic": topic_facet()},
        order=40,
        # Who came last is nobody's business.
        dated=False,
        # With what a row needs of the profile itself, so that a list of mentors need not ask again.
        visible_to=lambda member: MentorProfile.objects.listed().visible_to(member).with_people(),
    )
)
