"""Mentors in every state, made through the services."""

import itertools

from mentors.directory import services
from mentors.directory.models import MentorProfile
from portal.accounts.models import Member, SpokenLanguage
from portal.accounts.services import grant_role
from portal.common.models import Topic
from tests.factories.programmes import make_programme

_count = itertools.count(1)

TEXTS = {
    "language": "de",
    "headline": "Bauingenieurin, anerkannt nach vier Jahren",
    "about": "Ich weiß noch, wie still es im Flur war.",
    "how_i_work": "Alle zwei Wochen eine Stunde.",
    "offers": ["Anerkennung", "Fachsprache"],
    "seeks": ["BIM-Software"],
    "one_to_one": True,
    "in_groups": False,
    "online": True,
    "in_person": False,
    "region": "HB",
    "hours_per_month": 3,
    "places": 2,
}


def make_topic(word: str) -> Topic:
    topic, _created = Topic.objects.get_or_create(slug=word.lower(), defaults={"name": word})
    return topic


def make_mentor_member(**fields) -> Member:
    number = next(_count)
    fields.setdefault("email", f"mentor{number}@example.org")
    fields.setdefault("given_name", f"Mentorin{number}")
    fields.setdefault("family_name", "Beispiel")
    return Member.objects.create_user(**fields)


def make_draft(programme, member=None, *, audience="members", languages=("de",), topics=("Pflege",), **texts):
    """A profile that lacks nothing and has not been sent."""
    member = member or make_mentor_member()
    profile = services.start_profile(programme=programme, by=member)
    profile = services.save_who(
        profile=profile,
        kind=texts.pop("kind", "alumna"),
        organisation=texts.pop("organisation", programme.organisation),
        company_name=texts.pop("company_name", ""),
        name={
            "given_name": member.given_name,
            "family_name": member.family_name,
            "pseudonym": member.pseudonym,
            "shown_as": member.shown_as,
        },
        stations=texts.pop(
            "stations", [{"role": "Ingenieurin", "organisation_name": "Amt", "from_year": 2015}]
        ),
        languages=dict.fromkeys(languages, SpokenLanguage.Level.FLUENT),
    )
    profile = services.save_offer(
        profile=profile, texts=TEXTS | texts, topics=[make_topic(word) for word in topics]
    )
    return services.save_visibility(
        profile=profile, audience=audience, agrees_to_listing=True, agrees_to_photo=False
    )


def make_submitted(programme, member=None, **fields) -> MentorProfile:
    return services.submit_profile(profile=make_draft(programme, member, **fields))


def make_listed_mentor(programme, member=None, *, by=None, **fields) -> MentorProfile:
    """A mentor in the directory; `by` is the coordinator who approved (made when not given)."""
    profile = make_submitted(programme, member, **fields)
    if by is None:
        by = make_mentor_member(given_name="Karin")
        grant_role(member=by, role="coordinator", organisation=programme.organisation)
    return services.approve_profile(profile=profile, by=by)


def furnish(world):
    programme = make_programme(world.organisation, slug="ankommen")
    coordinator = world.people["coordinator"]
    world.things["programme"] = programme
    world.things["listed_profile"] = make_listed_mentor(
        programme, world.people["mentor"], by=coordinator, audience="members"
    )
    world.things["public_profile"] = make_listed_mentor(programme, by=coordinator, audience="public")
    other = make_programme(world.organisation)
    world.things["draft_profile"] = make_draft(other, world.people["mentor"])
    world.things["submitted_profile"] = make_submitted(
        make_programme(world.organisation), world.people["mentor"]
    )
