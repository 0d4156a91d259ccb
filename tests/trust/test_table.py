"""The table of promises names tests that are there, and each of them names its promise."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PROMISED = [
    "SE7",
    "HD2",
    "HD3",
    "HD4",
    "AN2",
    "AN3",
    "AC2",
    "AC3",
    "AC4",
    "AC6",
    "AC7",
    "AC8",
    "AC9",
    "IN1",
    "IN2",
    "IN6",
    "IN7",
    "IN8",
    "IN9",
    "IN14",
    "PR1",
    "PR2",
    "PR4",
    "PR6",
    "PR9",
    "PR12",
    "RA4",
    "RA5",
    "A10",
    "RE2",
    "RE4",
    "RE5",
    "RE7",
    "RE8",
]


def table() -> dict[str, list[tuple[str, str]]]:
    """Each promise with its tests: (file, name)."""
    lines = (ROOT / "docs/trust.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if re.match(r"\| [A-Z]{1,2}\d+ \|", line)]
    return {row.split("|")[1].strip(): re.findall(r"`([\w/.]+)::(\w+)`", row) for row in rows}


def test_the_table_speaks_of_every_promise():
    assert list(table()) == PROMISED
    assert [promise for promise, tests in table().items() if not tests] == []


@pytest.mark.parametrize("promise", PROMISED)
def test_each_promise_names_tests_that_are_there(promise):
    missing = []
    for file, name in table()[promise]:
        path = ROOT / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        found = re.search(rf"^(?:async )?def {name}\(", text, re.MULTILINE)
        # Either the test or what its file says of itself names the promise.
        if not found or (promise not in name and promise not in text):
            missing.append(f"{file}::{name}")

    assert missing == []
