"""Whom one may invite by her name: only those whom one may know to be here at all (PR11)."""

from django.db.models import Exists, OuterRef, Q

from portal.accounts.models import FieldVisibility, Member, Tie

from .models import Membership, Space
from .querysets import without_blocked

LETTERS_AT_LEAST = 3
PEOPLE_AT_MOST = 10


def findable_by(reader):
    """Who shows her name to all members, is in a pair or programme with the reader, or in the list of a shared space."""
    shown = FieldVisibility.objects.filter(
        member=OuterRef("pk"),
        group=FieldVisibility.Group.NAME,
        step__in=[FieldVisibility.Step.MEMBERS, FieldVisibility.Step.PUBLIC],
    )
    tied = Tie.objects.standing().filter(a=reader, b=OuterRef("pk"))
    shared = Membership.objects.filter(
        Q(is_listed=True) | Q(role=Membership.Role.MODERATOR),
        member=OuterRef("pk"),
        space__in=reader.memberships.values("space"),
    )
    people = Member.objects.filter(Exists(shown) | Exists(tied) | Exists(shared), is_active=True)
    return without_blocked(people.exclude(pk=reader.pk), reader, field="pk")


def people_named(text: str, *, reader: Member, space: Space) -> list[Member]:
    """A few people whom the reader may invite and who go by this name, as they themselves show it."""
    wanted = " ".join(text.split()).casefold()
    if len(wanted) < LETTERS_AT_LEAST:
        return []
    # Roughly in the database, exactly by the name that is shown: nobody is found by one that she hides.
    first = wanted.split()[0]
    rough = Q(given_name__icontains=first) | Q(family_name__icontains=first) | Q(pseudonym__icontains=first)
    outside = findable_by(reader).exclude(memberships__space=space)
    found = [
        member for member in outside.filter(rough).order_by("pk") if wanted in member.display_name.casefold()
    ]
    return found[:PEOPLE_AT_MOST]
