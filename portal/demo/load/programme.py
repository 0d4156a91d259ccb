"""The programme with its cohort and forms, and the mentors who are listed in it, through the steps a mentor takes."""

from datetime import timedelta

from mentors.directory.models import MentorProfile
from mentors.directory.services import (
    approve_profile,
    save_offer,
    save_visibility,
    save_who,
    start_profile,
    submit_profile,
    take_place,
)
from mentors.programmes.models import Cohort, Form, FormVersion, Programme
from mentors.programmes.services import draft_form_version, join_cohort, publish_form_version
from portal.accounts.models import Grant, Member, Organisation
from portal.common.clock import now
from portal.common.models import Topic
from portal.common.places import resolve
from portal.common.translated import Translated

from .. import texts

FORMATS = ("one_to_one", "in_groups", "online", "in_person")
TEXTS = (
    "language",
    "headline",
    "about",
    "how_i_work",
    "offers",
    "seeks",
    "region",
    "hours_per_month",
    "places",
)


def load() -> None:
    source = texts.read("programme")
    programme = the_programme(source)
    cohort = the_cohort(programme, source["cohort"])
    for purpose, form in source["forms"].items():
        the_form(programme, purpose, form)
    for entry in texts.read("people")["members"]:
        if entry.get("mentor"):
            list_mentor(cohort, entry)


def the_programme(source: dict) -> Programme:
    entry = source["programme"]
    programme, _created = Programme.objects.get_or_create(
        slug=entry["slug"],
        defaults={
            "organisation": Organisation.objects.get(slug=entry["organisation"]),
            **{name: Translated(entry[name]) for name in ("name", "summary", "purpose")},
            "expectations": Translated(
                {
                    language: texts.in_language(source["expectations"], language)
                    for language in texts.LANGUAGES
                }
            ),
            "mode": entry["mode"],
            "way": entry["way"],
            "meetings": entry["meetings"],
            "months": entry["months"],
        },
    )
    return programme


def the_cohort(programme: Programme, entry: dict) -> Cohort:
    moment = now()

    def day(key: str):
        return moment + timedelta(days=entry[key])

    cohort, _created = Cohort.objects.get_or_create(
        programme=programme,
        slug=entry["slug"],
        defaults={
            "name": Translated(entry["name"]),
            "applications_open_at": day("apply_from_in_days"),
            "applications_close_at": day("apply_until_in_days"),
            "kick_off_on": day("kickoff_in_days").date(),
            "starts_on": day("starts_in_days").date(),
            "ends_on": day("ends_in_days").date(),
            "closing_on": day("closing_in_days").date(),
        },
    )
    return cohort


def the_form(programme: Programme, purpose: str, entry: dict) -> None:
    form, is_new = Form.objects.get_or_create(
        programme=programme,
        purpose=purpose,
        defaults={"title": Translated(entry["title"]), "intro": Translated(entry["intro"])},
    )
    if is_new:
        publish_form_version(version=draft_form_version(form=form, fields=entry["fields"]))


def list_mentor(cohort: Cohort, entry: dict) -> None:
    """Register, fill in, consent, send, and be approved by a coordinator of the programme's organisation."""
    member, mentor = Member.objects.get(email=entry["email"]), entry["mentor"]
    profile = start_profile(programme=cohort.programme, by=member)
    if profile.state != MentorProfile.State.DRAFT:
        return
    save_who(
        profile=profile,
        kind=mentor["kind"],
        organisation=Organisation.objects.get(slug=mentor["organisation"]),
        company_name="",
        name={name: getattr(member, name) for name in ("given_name", "family_name", "pseudonym", "shown_as")},
        stations=entry.get("stations", []),
        languages={spoken["code"]: spoken["level"] for spoken in entry["languages"]},
    )
    save_offer(
        profile=profile,
        texts={name: mentor[name] for name in TEXTS}
        | {name: name in mentor["formats"] for name in FORMATS}
        | town_of(mentor),
        topics=Topic.objects.filter(slug__in=mentor["topics"]),
        version=FormVersion.objects.current(programme=cohort.programme, purpose="mentor_profile"),
        answers={"reason": mentor["about"]},
    )
    save_visibility(profile=profile, audience=audience(mentor, cohort), agrees_to_listing=True)
    submit_profile(profile=profile)
    approve_profile(profile=profile, by=coordinator_of(cohort.programme))
    # She accompanies people already: those places are taken.
    for _pair in range(mentor["places"] - mentor["places_free"]):
        take_place(profile=profile)
    join_cohort(cohort=cohort, member=member, part="mentor")


def town_of(mentor: dict) -> dict:
    town = resolve(mentor["town"]).town if "town" in mentor else None
    return {"town_id": town and town.id, "shows_town": mentor.get("shows_town", False)}


def audience(mentor: dict, cohort: Cohort) -> str:
    if mentor["audience"] == "organisation":
        return f"organisation:{cohort.programme.organisation_id}"
    return mentor["audience"]


def coordinator_of(programme: Programme) -> Member:
    grants = Grant.objects.in_role(Grant.Role.COORDINATOR).within(programme.organisation)
    return grants.select_related("member").first().member
