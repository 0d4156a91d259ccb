"""Who may see, register or find a thing, as one string.

`public`, `members`, `organisation:<uuid>`, `space:<uuid>`, `cohort:<uuid>`, `person:<uuid>`. A thing carries one such
string; a reader belongs to a set of them; visible is what lies in the set. Floors above add their own kinds with
`register`, so that this floor resolves them without knowing them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import CharField, QuerySet, Value

PUBLIC = "public"
MEMBERS = "members"

Provider = Callable[[object], Iterable[QuerySet]]
_providers: dict[str, Provider] = {}
# What was found out so far, while `asked_once` lasts; outside of it nothing is kept.
_known: ContextVar[dict | None] = ContextVar("audiences", default=None)


def register(prefix: str, provider: Provider) -> None:
    """Let `provider(member)` name the ids of all `prefix:<id>` audiences that a signed-in member belongs to.

    It gives questions and asks none: querysets of one column (`values_list(…, flat=True)`), which all are asked at once.
    """
    _providers[prefix] = provider


def audience(prefix: str, thing_id) -> str:
    """The string for one group, e.g. `audience("space", space.pk)`."""
    return f"{prefix}:{thing_id}"


def audiences_of(member) -> frozenset[str]:
    """Every audience the reader belongs to; for a visitor only `public`. Costs one query."""
    if not member.is_authenticated or not member.is_active:
        return frozenset({PUBLIC})
    known = _known.get()
    if known is not None and member.pk in known:
        return known[member.pk]
    found = {PUBLIC, MEMBERS, audience("person", member.pk)}
    questions = [_named(prefix, ids) for prefix, provider in _providers.items() for ids in provider(member)]
    if questions:
        first, *others = questions
        found.update(audience(*row) for row in (first.union(*others, all=True) if others else first))
    if known is not None:
        known[member.pk] = frozenset(found)
    return frozenset(found)


def _named(prefix: str, ids: QuerySet) -> QuerySet:
    """The same ids, each beside the kind of its audience."""
    [column] = ids.query.values_select
    return ids.order_by().values_list(Value(prefix, output_field=CharField()), column)


@contextmanager
def asked_once() -> Iterator[None]:
    """For one reading of many kinds: in here a member's audiences are looked up once. Nothing may be changed in here."""
    known = _known.get()
    token = _known.set({} if known is None else known)
    try:
        yield
    finally:
        _known.reset(token)
