"""Several processes on one real database file, for what a test inside one transaction cannot show."""

import multiprocessing
import traceback
from collections.abc import Callable
from pathlib import Path

from django.db import connections, models

from portal.config.settings.base import SQLITE_OPTIONS


class FileDatabase:
    """An SQLite file, opened as the portal opens it, with the tables of some models."""

    def __init__(self, folder: Path, models: list[type[models.Model]]):
        self.path = folder / "portal.sqlite3"
        self.models = models

    def run_in_processes(self, count: int, act: Callable[[int], object]) -> list:
        """Run `act(number)` in so many processes that start together; returns what each returned."""
        context = multiprocessing.get_context("fork")
        answers, start = context.SimpleQueue(), context.Barrier(count)
        first = context.Process(target=self._make)
        first.start()
        first.join(60)
        assert first.exitcode == 0, "the tables could not be made"
        people = [
            context.Process(target=self._work, args=(act, number, start, answers)) for number in range(count)
        ]
        for process in people:
            process.start()
        results = [answers.get() for _ in people]
        for process in people:
            process.join(60)
        broken = [result for result in results if isinstance(result, _Broken)]
        assert not broken, broken[0].text
        return results

    def _connect(self) -> None:
        """Leave the parent's connection alone and open the file instead; only ever called in a child."""
        connections.settings["default"] |= {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(self.path),
            "OPTIONS": SQLITE_OPTIONS,
        }
        del connections["default"]

    def _make(self) -> None:
        self._connect()
        with connections["default"].schema_editor() as editor:
            for model in self.models:
                editor.create_model(model)

    def _work(self, act, number, start, answers) -> None:
        try:
            self._connect()
            start.wait(60)
            answers.put(act(number))
        except BaseException:
            answers.put(_Broken(traceback.format_exc()))


class _Broken:
    def __init__(self, text: str):
        self.text = text
