"""How SQLite keeps a transaction safe: the write-ahead log, except where that cannot work."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tiepdan.records.file.location import is_on_network
from tiepdan.records.file.state import wait_seconds


def choose(path: Path) -> None:
    """Use the write-ahead log (https://sqlite.org/wal.html): readers and a writer do not wait.

    It needs memory that all processes share, so a file on a network share keeps the rollback
    journal. While somebody else is using the file it stays as it is; either is safe.
    """
    with closing(sqlite3.connect(path, timeout=wait_seconds(), isolation_level=None)) as connection:
        try:
            connection.execute(f"PRAGMA journal_mode = {_mode_for(path)}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname not in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
                raise


def is_chosen(path: Path, connection: sqlite3.Connection) -> bool:
    """Whether a register has the mode already; to open it once more for that takes its time."""
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    return bool(mode == _mode_for(path))


def _mode_for(path: Path) -> str:
    return "delete" if is_on_network(path) else "wal"
