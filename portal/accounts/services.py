from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from portal.common.clock import now

from .events import member_renamed
from .models import (
    Affiliation,
    Block,
    CareerStation,
    Consent,
    Grant,
    Look,
    Member,
    Organisation,
    SpokenLanguage,
    Tie,
)


@transaction.atomic
def grant_role(
    *,
    member: Member,
    role: str,
    organisation: Organisation | None = None,
    scope: str = "",
    by: Member | None = None,
) -> Grant:
    """Give a role; giving it twice changes nothing."""
    grant, _created = Grant.objects.get_or_create(
        member=member, role=role, organisation=organisation, scope=scope, defaults={"granted_by": by}
    )
    return grant


@transaction.atomic
def revoke_role(
    *, member: Member, role: str, organisation: Organisation | None = None, scope: str = ""
) -> None:
    """Take a role away; it acts at the next request, because rules ask the rows."""
    Grant.objects.filter(member=member, role=role, organisation=organisation, scope=scope).delete()


@transaction.atomic
def tie(*, a: Member, b: Member, kind: str, scope: str = "", until: datetime | None = None) -> None:
    """Note that two people have to do with each other, in both directions."""
    for one, other in ((a, b), (b, a)):
        Tie.objects.update_or_create(a=one, b=other, kind=kind, scope=scope, defaults={"until": until})


@transaction.atomic
def untie(*, a: Member, b: Member, kind: str, scope: str = "") -> None:
    """Forget it again, in both directions."""
    for one, other in ((a, b), (b, a)):
        Tie.objects.filter(a=one, b=other, kind=kind, scope=scope).delete()


@transaction.atomic
def block(*, by: Member, member: Member) -> Block:
    """Let two members meet no more. Blocking twice changes nothing."""
    made, _created = Block.objects.get_or_create(blocker=by, blocked=member)
    return made


@transaction.atomic
def unblock(*, by: Member, member: Member) -> None:
    Block.objects.filter(blocker=by, blocked=member).delete()


@transaction.atomic
def give_consent(
    *, member: Member, kind: str, version: str, scope: str = "", at: datetime | None = None
) -> Consent:
    """Write down a yes. A standing yes to the same text is kept as it is; a newer text replaces the older yes."""
    at = at or now()
    standing = Consent.objects.standing().filter(member=member, kind=kind, scope=scope).first()
    if standing and standing.version == version:
        return standing
    if standing:
        standing.withdrawn_at = at
        standing.save(update_fields=["withdrawn_at", "updated_at"])
    return Consent.objects.create(member=member, kind=kind, version=version, scope=scope, given_at=at)


@transaction.atomic
def withdraw_consent(
    *, member: Member, kind: str, scope: str | None = None, at: datetime | None = None
) -> int:
    """Take a yes back (for one scope, or for all of this kind); returns how many were standing."""
    standing = Consent.objects.standing().filter(member=member, kind=kind)
    if scope is not None:
        standing = standing.filter(scope=scope)
    return standing.update(withdrawn_at=at or now())


@transaction.atomic
def record_look(
    *, by: Member, subject: Member, what: str, reason: str, about: object = None, at: datetime | None = None
) -> Look | None:
    """Write down that `by` looked at something of `subject`; looking at one's own is nobody's business."""
    if by == subject:
        return None
    return Look.objects.create(
        looker=by,
        subject=subject,
        what=what,
        about_id=str(getattr(about, "pk", "") or ""),
        reason=reason,
        at=at or now(),
    )


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
def replace_stations(*, member: Member, stations: Iterable[Mapping]) -> None:
    """Write the stations of a working life anew: mappings of role, organisation_name, from_year, to_year."""
    member.stations.all().delete()
    CareerStation.objects.bulk_create(CareerStation(member=member, **station) for station in stations)


@transaction.atomic
def replace_languages(*, member: Member, languages: Mapping[str, str]) -> None:
    """Write the spoken languages anew: language code to level, in the order in which they are shown."""
    member.spoken_languages.all().delete()
    SpokenLanguage.objects.bulk_create(
        SpokenLanguage(member=member, language=code, level=level) for code, level in languages.items()
    )


@transaction.atomic
def affiliate(*, member: Member, organisation: Organisation, kind: str) -> Affiliation:
    """Note that a member belongs to an organisation, once somebody who may say so has said so."""
    affiliation, _created = Affiliation.objects.get_or_create(
        member=member, organisation=organisation, kind=kind
    )
    return affiliation


@transaction.atomic
def enter_company(*, name: str) -> Organisation:
    """The company of this name, made if nobody has named it before."""
    known = Organisation.objects.filter(name__iexact=name, kind=Organisation.Kind.COMPANY).first()
    if known:
        return known
    base = slug = slugify(name)[:40] or "company"
    while Organisation.objects.filter(slug=slug).exists():
        slug = f"{base}-{get_random_string(4).lower()}"
    return Organisation.objects.create(name=name, slug=slug, kind=Organisation.Kind.COMPANY)
