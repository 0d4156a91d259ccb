from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from portal.accounts.audiences import MEMBERS, PUBLIC, audience
from portal.accounts.models import Member
from portal.common.clock import now
from portal.common.translated import Translated
from search.services import index

from ..models import Membership, Space
from .joining import tell_of_new_rules

# What may be changed later; who carries a space stays.
CHANGEABLE = ("name", "about", "language", "kind", "audience", "house_rules")


@transaction.atomic
def change_space(
    *, space: Space, by: Member | None, words: Mapping[str, object], at: datetime | None = None
) -> Space:
    """Change what a space says and who finds it. New house rules ask everybody for her yes again.

    `words`: any of CHANGEABLE. Whoever writes the rules has said yes to them.
    """
    space = Space.objects.select_for_update(of=("self",)).get(pk=space.pk)
    before = dict(space.house_rules)
    for name, value in words.items():
        if name not in CHANGEABLE:
            raise ValueError(name)
        setattr(space, name, Translated(value) if isinstance(value, Mapping) else value)
    if space.kind == Space.Kind.HIDDEN:
        space.audience = audience("space", space.pk)
    elif space.audience == audience("space", space.pk):
        # No longer hidden: its members were those who knew of it, now every member does.
        space.audience = MEMBERS
    if space.carrier == Space.Carrier.MEMBERS and space.audience == PUBLIC:
        space.audience = MEMBERS
    has_new_rules = dict(space.house_rules) != before
    if has_new_rules:
        space.house_rules_version += 1
    space.save()
    index(kind="space", thing=space)
    if has_new_rules:
        hers = Membership.objects.filter(space=space, member=by)
        hers.update(rules_version=space.house_rules_version, rules_accepted_at=at or now())
        tell_of_new_rules(space=space, besides=by)
    return space


@transaction.atomic
def archive_space(*, space: Space, at: datetime | None = None) -> Space:
    """Close it for talking: its members read on, nobody comes in. What waited at the door is over."""
    at = at or now()
    space.archived_at = space.archived_at or at
    space.save(update_fields=["archived_at", "updated_at"])
    space.requests.waiting().update(state="withdrawn", words="", answered_at=at)
    space.invitations.holding(at=at).update(state="withdrawn", answered_at=at)
    index(kind="space", thing=space)
    return space


@transaction.atomic
def reopen_space(*, space: Space) -> Space:
    space.archived_at = None
    space.save(update_fields=["archived_at", "updated_at"])
    index(kind="space", thing=space)
    return space
