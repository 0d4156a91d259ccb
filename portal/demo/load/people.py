"""Topics, organisations and people. Everything about a person goes through the services a person would use."""

from portal.accounts.consents import TERMS_VERSION
from portal.accounts.models import Consent, Member, Organisation
from portal.accounts.services import (
    affiliate,
    confirm_address,
    give_consent,
    grant_role,
    replace_languages,
    replace_stations,
    set_up_second_factor,
    welcome,
)
from portal.common.models import Topic

from .. import texts
from ..accounts import PASSWORD


def load() -> None:
    source = texts.read("people")
    topics(source["topics"])
    organisations(source["organisations"])
    for entry in source["members"]:
        member(entry)


def topics(entries: list[dict]) -> None:
    for entry in entries:
        names = {f"name_{language}": name for language, name in entry["name"].items()}
        Topic.objects.get_or_create(slug=entry["slug"], defaults={"name": entry["name"]["en"], **names})


def organisations(entries: list[dict]) -> None:
    for entry in entries:
        Organisation.objects.get_or_create(
            slug=entry["slug"],
            defaults={
                "name": entry["name"],
                "kind": entry["kind"],
                "place": entry.get("place", ""),
                "region": entry.get("region", ""),
                "about": entry.get("about", {}),
            },
        )


def member(entry: dict) -> None:
    """One person with her languages, stations, organisation, consent and roles; who is there already stays as she is."""
    if Member.objects.filter(email=entry["email"]).exists():
        return
    person = Member.objects.create_user(
        entry["email"],
        PASSWORD,
        given_name=entry["given_name"],
        family_name=entry["family_name"],
        pseudonym=entry.get("pseudonym", ""),
        shown_as=entry["shown_as"],
        language=entry["language"],
        **({"time_zone": entry["time_zone"]} if entry.get("time_zone") else {}),
    )
    confirm_address(member=person)
    give_consent(member=person, kind=Consent.Kind.TERMS, version=TERMS_VERSION)
    replace_languages(
        member=person, languages={each["code"]: each["level"] for each in entry.get("languages", [])}
    )
    replace_stations(member=person, stations=entry.get("stations", []))
    belongs_to(person, entry)
    roles(person, entry)
    if not entry.get("new"):
        welcome(member=person)


def belongs_to(person: Member, entry: dict) -> None:
    if affiliation := entry.get("affiliation"):
        organisation = Organisation.objects.get(slug=affiliation["organisation"])
        affiliate(member=person, organisation=organisation, kind=affiliation["kind"])


def roles(person: Member, entry: dict) -> None:
    """Roles of the house; a moderator belongs to a space and gets her role with it."""
    for held in entry.get("roles", []):
        if held["role"] == "moderator":
            continue
        organisation = (
            Organisation.objects.get(slug=held["organisation"]) if held.get("organisation") else None
        )
        grant_role(member=person, role=held["role"], organisation=organisation)
    if entry.get("roles"):
        set_up_second_factor(member=person)
