"""What we hold about people, why, how long, how they take it along and how it goes: declared in each app's `privacy.py`.

Installed apps are read from the roof to the ground, so erasing in the order of `declarations()` begins with what hangs
on other rows; the member herself comes last of all, because by her address and her key the others find what is hers.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models, transaction

Export = Callable[[models.Model], Iterable[dict[str, Any]]]
Erase = Callable[[models.Model], object]
Over = Callable[[datetime], models.QuerySet]

# A column of this name holds a member's id where no foreign key can (the ground floor imports nobody).
MEMBER_COLUMNS = ("owner_id", "member_id")


@dataclass(frozen=True)
class Declaration:
    """One model with personal data. `purpose` and `kept` are translated sentences that members may read.

    Where `kept` names a time, `over` says whose time is over at a moment; `let_go` is how one row goes, if not simply.
    """

    model: type[models.Model]
    purpose: str
    kept: str
    export: Export
    erase: Erase
    over: Over | None = None
    let_go: Callable[[models.Model], object] | None = None


class DeclaredTwice(Exception):
    """Two apps speak for one model."""


_declarations: dict[type[models.Model], Declaration] = {}
_nothing_personal: dict[type[models.Model], str] = {}


def register(
    model: type[models.Model],
    *,
    purpose: str,
    kept: str,
    export: Export,
    erase: Erase,
    over: Over | None = None,
    let_go: Callable[[models.Model], object] | None = None,
) -> Declaration:
    """Declare a model: why we hold it, how long, what a member gets of it (dicts), how it is erased, when it goes."""
    if model in _declarations:
        raise DeclaredTwice(model._meta.label)
    _declarations[model] = Declaration(model, purpose, kept, export, erase, over, let_go)
    return _declarations[model]


def holds_nothing_personal(model: type[models.Model], *, because: str) -> None:
    """Say why a model that leads to a member tells nothing about her; what leads only to it is free as well."""
    _nothing_personal[model] = because


def personal_models() -> set[type[models.Model]]:
    """The models of which an app says what they hold about people."""
    return set(_declarations)


def without_personal_data() -> set[type[models.Model]]:
    """The models of which an app says that they tell nothing about anybody."""
    return set(_nothing_personal)


def declarations() -> list[Declaration]:
    """All of them, in the order in which they can be erased."""
    return sorted(_declarations.values(), key=lambda each: each.model is get_user_model())


@transaction.atomic
def erase(member: models.Model) -> None:
    """Everything that is held about a member, in one go; doing it twice changes nothing."""
    for declaration in declarations():
        declaration.erase(member)


def row(instance: models.Model, *, without: Iterable[str] = ()) -> dict[str, Any]:
    """A row as a dict of its own columns; relations as the id they point to."""
    left_out = set(without)
    return {
        field.name: field.value_from_object(instance)
        for field in instance._meta.concrete_fields
        if field.name not in left_out
    }


def rows_of(model: type[models.Model], lookup: str = "member", *, without: Iterable[str] = ()) -> Export:
    """The plain export: every row whose `lookup` is the member, column by column."""

    def export(member: models.Model) -> Iterable[dict[str, Any]]:
        for instance in model._default_manager.filter(**{lookup: _value(member, lookup)}):
            yield row(instance, without=without)

    return export


def delete_rows(model: type[models.Model], lookup: str = "member") -> Erase:
    """The plain erasure: every row whose `lookup` is the member goes."""

    def erase(member: models.Model) -> object:
        return model._default_manager.filter(**{lookup: _value(member, lookup)}).delete()

    return erase


def leads_to_a_member(member_model: type[models.Model], candidates: Iterable[type[models.Model]]) -> set:
    """Those of the candidates that have a way to a member: a key, a column of her id, or a key to such a model."""
    candidates = set(candidates) - set(_nothing_personal)
    found = {member_model}
    grown = True
    while grown:
        further = {model for model in candidates - found if _points_into(model, found)}
        grown = bool(further)
        found |= further
    return found & (candidates | {member_model})


def undeclared(member_model: type[models.Model], candidates: Iterable[type[models.Model]]) -> set:
    """Models with a way to a member that no `privacy.py` speaks for."""
    return leads_to_a_member(member_model, candidates) - set(_declarations)


def _points_into(model: type[models.Model], targets: set) -> bool:
    own = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return any(field.name in MEMBER_COLUMNS or field.related_model in targets for field in own)


def _value(member: models.Model, lookup: str) -> object:
    return member.pk if lookup in MEMBER_COLUMNS else member
