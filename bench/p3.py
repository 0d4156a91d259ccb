"""P3: how the directory grows from 1,000 to 100,000 mentors, and what of it is ours and not the database's."""

from .crowd import crowd, is_there
from .p2 import ENGINES, asked_in
from .result import Result

FEW, MANY = 1_000, 100_000


def measure() -> list[Result]:
    results = []
    for engine in filter(is_there, ENGINES):
        said = {}
        for count in (FEW, MANY):
            with crowd(count, engine) as environment:
                said[count] = asked_in(environment)
        few, many = (sum(one["page"] for one in said[count]) / len(said[count]) for count in (FEW, MANY))
        door, raw = (sum(one[what] for one in said[MANY]) / len(said[MANY]) for what in ("find", "raw"))
        matches = ", ".join(f"{one['text']} {one['found']:,}: {one['page']:.0f} ms" for one in said[MANY])
        results += [
            Result(
                id="P3",
                what=f"{engine}, page, ms, {FEW:,} → {MANY:,}",
                ours=round(many, 1),
                yardstick=round(few, 1),
                ratio=round(many / few, 2),
                promise="≤ 3 ×",
                holds=many <= 3 * few,
                note=matches,
            ),
            Result(
                id="P3",
                what=f"{engine}, the door, ms, against its one query",
                ours=round(door, 1),
                yardstick=round(raw, 1),
                ratio=round(door / raw, 2),
                promise="≤ 2 × raw",
                holds=door <= 2 * raw,
            ),
        ]
    return results
