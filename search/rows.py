"""Rows by the hundred as plain values: an object of the ORM for each costs more than all the rest of a rebuild."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Model

VALUES_AT_ONCE = 4000


def insert(model: type[Model], names: Sequence[str], rows: Iterable[Sequence], conflict: str = "") -> None:
    """Write rows of values in the order of these fields; `conflict` is what SQL does with one that stands already.

    All of it is SQL of this package: names of columns, and values as parameters.
    """
    fields = [model._meta.get_field(name) for name in names]
    rows = [
        [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)]
        for row in rows
    ]
    columns = ", ".join(field.column for field in fields)
    into = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES "  # noqa: S608
    one = f"({', '.join(['%s'] * len(fields))})"
    at_once = VALUES_AT_ONCE // len(fields)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # Prepared once and run for each, which is what SQLite is good at.
            cursor.executemany(f"{into} {one} {conflict}", rows)
            return
        for start in range(0, len(rows), at_once):
            some = rows[start : start + at_once]
            marks = ", ".join([one] * len(some))
            cursor.execute(f"{into} {marks} {conflict}", [value for row in some for value in row])


def replacing(place: Sequence[str], said: Sequence[str]) -> str:
    """The conflict clause by which a row at the same place is said anew."""
    change = ", ".join(f"{name} = excluded.{name}" for name in said)
    return f"ON CONFLICT ({', '.join(place)}) DO UPDATE SET {change}"
