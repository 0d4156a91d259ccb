"""nDCG@10: how near each engine's first ten answers come to the best order of those that were judged (see README.md)."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from statistics import mean

from bench.portal import DATA, ROOT
from bench.result import Result

GOAL = 0.90


def measure() -> list[Result]:
    """Each database engine over a demo of its own, and Elasticsearch where `ELASTICSEARCH_URL` says where it is."""
    from tests import services

    results = [_report("SQLite", _asked("sqlite"))]
    with services.postgres() as database:
        if database:
            results.append(_report("PostgreSQL", _asked("postgresql", DATABASE_URL=database)))
        else:
            results.append(_missing("PostgreSQL", "there is no PostgreSQL on this machine"))
    address = os.environ.get("ELASTICSEARCH_URL")
    if address:
        results.append(_report("Elasticsearch", _asked("elasticsearch", ELASTICSEARCH_URL=address)))
    else:
        results.append(_missing("Elasticsearch", "ELASTICSEARCH_URL is not set"))
    return results


def _asked(name: str, **environment: str) -> dict:
    """Load the demo where it is not yet, write the index anew, and ask every question in a process of its own."""
    data = DATA / f"relevance-{name}"
    data.mkdir(parents=True, exist_ok=True)
    kept = {
        key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "ELASTICSEARCH_URL")
    }
    own = {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PORTAL_DATA_DIR": str(data),
        "PORTAL_PUBLIC_URL": "http://localhost",
    }
    steps = [
        ["manage.py", "migrate", "-v0"],
        ["manage.py", "load_demo"],
        ["manage.py", "search_rebuild", "--anew"],
    ]
    for step in [*steps, ["-m", "bench.relevance.asking"]]:
        done = subprocess.run(
            [sys.executable, *step],
            cwd=ROOT,
            env={**kept, **own, **environment},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return json.loads(done.stdout)


def _report(name: str, said: dict) -> Result:
    """One line for the table; languages, classes and every question below the goal go to whoever watches."""
    asked = said["questions"]
    print(_breakdown(name, asked), file=sys.stderr, flush=True)
    ours, plain = (mean(question[column] for question in asked) for column in ("ours", "plain"))
    unjudged = sum(question["unjudged"] for question in asked)
    lost = f", {len(said['lost'])} judged entries are not there" if said["lost"] else ""
    other = "" if said["engine"] == name.lower() else f"; answered by {said['engine']}"
    return Result(
        id="nDCG",
        what=f"{name}, {len(asked)} questions",
        ours=round(ours, 3),
        yardstick=round(plain, 3),
        ratio=round(ours / plain, 2) if plain else None,
        promise=f"≥ {GOAL:.2f}, yardstick icontains",
        holds=ours >= GOAL and not other,
        note=f"{unjudged} of the first ten unjudged{lost}{other}; {_groups(asked, 'language')}; {_groups(asked, 'class')}",
    )


def _missing(name: str, why: str) -> Result:
    return Result("nDCG", name, None, None, None, f"≥ {GOAL:.2f}", None, why)


def _groups(asked: list[dict], column: str) -> str:
    found = defaultdict(list)
    for question in asked:
        found[question[column]].append(question["ours"])
    return ", ".join(f"{name} {mean(values):.2f}" for name, values in found.items())


def _breakdown(name: str, asked: list[dict]) -> str:
    lines = [f"{name}: nDCG@10 (icontains) by class and language"]
    languages = list(dict.fromkeys(question["language"] for question in asked))
    for kind in dict.fromkeys(question["class"] for question in asked):
        cells = []
        for language in languages:
            those = [each for each in asked if (each["class"], each["language"]) == (kind, language)]
            ours, plain = (mean(each[column] for each in those) for column in ("ours", "plain"))
            cells.append(f"{language} {ours:.2f} ({plain:.2f})")
        lines.append(f"  {kind:<15}{'   '.join(cells)}")
    for question in sorted(asked, key=lambda question: question["ours"]):
        if question["ours"] < GOAL:
            lines.append(f"  {question['ours']:.2f}  {question['language']}  {question['query']}")
    return "\n".join(lines)
