"""One process on one data folder: SQLite and the cache in memory know only one."""

import fcntl
import os
from pathlib import Path


class DataFolderTaken(Exception):
    """Another process of the portal works on the same data."""


class DataFolderLock:
    """Held until the process ends, however it ends: the system itself lets go of it."""

    def __init__(self, folder: Path):
        self.path = folder / "portal.lock"

    def take(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise DataFolderTaken from error
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()
