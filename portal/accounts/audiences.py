"""Who may see, register or find a thing, as one string.

`public`, `members`, `organisation:<uuid>`, `space:<uuid>`, `cohort:<uuid>`, `person:<uuid>`. A thing carries one such
string; a reader belongs to a set of them; visible is what lies in the set. Floors above add their own kinds with
`register`, so that this floor resolves them without knowing them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

PUBLIC = "public"
MEMBERS = "members"

Provider = Callable[[object], Iterable[object]]
_providers: dict[str, Provider] = {}
# What was found out so far, while `asked_once` lasts; outside of it nothing is kept.
_known: ContextVar[dict | None] = ContextVar("audiences", default=None)


def register(prefix: str, provider: Provider) -> None:
    """Let `provider(member)` name the ids of all `prefix:<id>` audiences that a signed-in member belongs to."""
    _providers[prefix] = provider


def audience(prefix: str, thing_id) -> str:
    """The string for one group, e.g. `audience("space", space.pk)`."""
    return f"{prefix}:{thing_id}"


def audiences_of(member) -> frozenset[str]:
    """Every audience the reader belongs to; for a visitor only `public`. Costs one query a registered kind."""
    if not member.is_authenticated or not member.is_active:
        return frozenset({PUBLIC})
    known = _known.get()
    if known is not None and member.pk in known:
        return known[member.pk]
    found = {PUBLIC, MEMBERS, audience("person", member.pk)}
    for prefix, provider in _providers.items():
        found.update(audience(prefix, thing_id) for thing_id in provider(member))
    if known is not None:
        known[member.pk] = frozenset(found)
    return frozenset(found)


@contextmanager
def asked_once() -> Iterator[None]:
    """For one reading of many kinds: in here a member's audiences are looked up once. Nothing may be changed in here."""
    known = _known.get()
    token = _known.set({} if known is None else known)
    try:
        yield
    finally:
        _known.reset(token)
