"""Mentors are found by what they say of themselves, in their own words and in every language's word for a topic."""

from search.sources import Source, Words, register

from .models import MentorProfile


def words(profile):
    topics = [
        word
        for topic in profile.topics.all()
        for word in (topic.name, topic.name_de, topic.name_en, topic.name_uk)
    ]
    yield Words(
        title=f"{profile.name}, {profile.headline}",
        text="\n".join(
            [
                *topics,
                profile.organisation_name,
                profile.about,
                profile.how_i_work,
                *profile.offers,
                *profile.seeks,
                *[station.role for station in profile.member.stations.all()],
            ]
        ),
        audience=profile.audience,
    )


register(
    Source(
        kind="mentor",
        things=lambda: (
            MentorProfile.objects.listed()
            .select_related("member", "organisation")
            .prefetch_related("topics", "member__stations")
        ),
        words=words,
        visible_to=lambda member: MentorProfile.objects.listed().visible_to(member),
    )
)
