import json
from dataclasses import asdict, dataclass
from pathlib import Path

COLUMNS = ("", "what", "ours", "yardstick", "ratio", "promise", "verdict", "")


@dataclass
class Result:
    """One measured promise. `holds` is nothing where it could not be measured here; the note says why."""

    id: str
    what: str
    ours: float | None
    yardstick: float | None
    ratio: float | None
    promise: str
    holds: bool | None
    note: str = ""


def table(results: list[Result]) -> str:
    """What a person reads."""
    verdicts = {True: "holds", False: "BROKEN", None: "not measured"}
    rows = [COLUMNS] + [
        (
            *(result.id, result.what, _figure(result.ours), _figure(result.yardstick), _figure(result.ratio)),
            *(result.promise, verdicts[result.holds], result.note),
        )
        for result in results
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def write(results: list[Result], path: Path) -> None:
    """What a program reads: each promise with its least favourable measurement, and all of them below `parts`."""
    figures = json.loads(path.read_text()) if path.exists() else {}
    for name in dict.fromkeys(result.id for result in results):
        parts = [result for result in results if result.id == name]
        worst = min(parts, key=lambda part: (part.holds is not False, part.holds is None, part.ratio or 0))
        figures[name] = {**asdict(worst), "parts": [asdict(part) for part in parts]}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
