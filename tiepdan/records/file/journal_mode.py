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
    mode = "DELETE" if is_on_network(path) else "WAL"
    with closing(sqlite3.connect(path, timeout=wait_seconds(), isolation_level=None)) as connection:
        try:
            connection.execute(f"PRAGMA journal_mode = {mode}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname not in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
                raise
