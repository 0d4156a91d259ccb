"""The manual, as every portal has it."""

from portal.manual.services import load_manual


def load() -> None:
    load_manual()
