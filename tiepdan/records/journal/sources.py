"""From which line of which file a row came: kept in the journal, and sealed with the rest of it.

So a wrong figure is traced to the cell that says it. Of people and of links nothing is kept: lines
beside each other would tell who sent what, for good.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from tiepdan.records.journal.fact_tables import SOURCES

_FILE = "file"
_UNTRACED = "('petitioner', 'petition_link', 'visit_petition')"


class Trace:
    """Notes of each line of files which changes came of it: all since the line before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._since = _last_change(connection)
        self._files: set[Path] = set()

    def note(
        self, connection: sqlite3.Connection, file: Path, line: int, cells: Mapping[str, str]
    ) -> None:
        """A line was taken over; ``cells`` are those of its columns, where it has any."""
        last = _last_change(connection)
        if last == self._since:
            return
        if file not in self._files:
            self._files.add(file)
            _note_file(connection, file)
        noted = connection.execute(
            "INSERT INTO change (operation_id, table_name, row_key, open)"
            f" SELECT operation_id, '{SOURCES}', table_name || '/' || row_key,"
            " json_object('before', NULL, 'after',"
            " json_object('file', ?, 'line', ?, 'cells', json(?)))"
            f" FROM change WHERE id > ? AND id <= ? AND table_name NOT IN {_UNTRACED}",
            (file.name, line, json.dumps(dict(cells)), self._since, last),
        )
        self._since = max(last, noted.lastrowid or 0)


def lines_of(connection: sqlite3.Connection, table: str, file: str) -> Mapping[str, int]:
    """For the rows of a table that came from a file of this name: the line of each, by its key."""
    return dict(
        connection.execute(
            "SELECT substr(row_key, length(?1) + 2), json_extract(open, '$.after.line')"
            f" FROM change WHERE table_name = '{SOURCES}' AND row_key LIKE ?1 || '/%'"
            " AND json_extract(open, '$.after.file') = ?2 ORDER BY id",
            (table, file),
        ).fetchall()
    )


def _last_change(connection: sqlite3.Connection) -> int:
    (last,) = connection.execute("SELECT max(id) FROM change").fetchone()
    return int(last or 0)


def _note_file(connection: sqlite3.Connection, path: Path) -> None:
    """Note the digest (SHA-256) of a file from which lines came, as it is now."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    connection.execute(
        "INSERT INTO change (operation_id, table_name, row_key, open)"
        f" SELECT id, '{SOURCES}', '{_FILE}/' || ?,"
        " json_object('before', NULL, 'after', json_object('sha256', ?)) FROM current_operation",
        (path.name, digest),
    )
