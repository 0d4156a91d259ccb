from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from portal.common.clock import now
from portal.common.models import Topic

from ..events import member_described, member_renamed
from ..models import CareerStation, FieldVisibility, Member, SpokenLanguage


@transaction.atomic
def change_name(
    *,
    member: Member,
    given_name: str,
    family_name: str,
    pseudonym: str = "",
    shown_as: str = Member.ShownAs.SHORT,
) -> None:
    """Change what a member is called and how much of it others see; floors above hear of it at once."""
    member.given_name, member.family_name = given_name, family_name
    member.pseudonym, member.shown_as = pseudonym, shown_as
    member.save(update_fields=["given_name", "family_name", "pseudonym", "shown_as"])
    member_renamed.send(sender=Member, member=member)


@transaction.atomic
def choose_language(*, member: Member, language: str) -> None:
    """In which language the portal writes to her."""
    member.language = language
    member.save(update_fields=["language"])


@transaction.atomic
def change_place(*, member: Member, region: str) -> None:
    """Change the federal state she lives in; empty means that she does not say."""
    member.region = region
    member.save(update_fields=["region"])


@transaction.atomic
def replace_stations(*, member: Member, stations: Iterable[Mapping]) -> None:
    """Write the stations of a working life anew: mappings of role, organisation_name, from_year, to_year."""
    member.stations.all().delete()
    CareerStation.objects.bulk_create(CareerStation(member=member, **station) for station in stations)
    member_described.send(sender=Member, member=member)


@transaction.atomic
def replace_languages(*, member: Member, languages: Mapping[str, str]) -> None:
    """Write the spoken languages anew: language code to level, in the order in which they are shown."""
    member.spoken_languages.all().delete()
    SpokenLanguage.objects.bulk_create(
        SpokenLanguage(member=member, language=code, level=level) for code, level in languages.items()
    )
    member_described.send(sender=Member, member=member)


@transaction.atomic
def replace_skills(*, member: Member, topics: Iterable[Topic]) -> None:
    """Write anew what she knows well, in words of the vocabulary."""
    member.skills.set(list(topics))


@transaction.atomic
def set_visibility(*, member: Member, group: str, step: str) -> None:
    """Open a group of her data to more people, or to fewer."""
    FieldVisibility.objects.update_or_create(member=member, group=group, defaults={"step": step})


@transaction.atomic
def welcome(*, member: Member, at: datetime | None = None) -> None:
    """She has read what to expect; once is enough."""
    if member.welcomed_at is None:
        member.welcomed_at = at or now()
        member.save(update_fields=["welcomed_at"])
