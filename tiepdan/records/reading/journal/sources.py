"""From which line of which file rows came, as the journal has it."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tiepdan.records.journal.fact_tables import SOURCES
from tiepdan.records.reading.journal.changes import ChangeRow


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row that an operation took from a file: its line there, and of its columns the cells.

    The digest of the file stays in the journal: shown, it would tell whether a guess at what else
    is in the file is right.
    """

    change: ChangeRow
    file: str
    line: int
    cells: Mapping[str, str]


def sources_of(connection: sqlite3.Connection, changes: Iterable[ChangeRow]) -> list[SourceRow]:
    """Where the rows of some changes came from, of those that came from a file."""
    found: dict[tuple[int, str], SourceRow] = {}
    for change in changes:
        key = (change.operation_id, f"{change.table}/{change.key}")
        if key in found or (told := _told(connection, *key)) is None:
            continue
        found[key] = SourceRow(change, told["file"], told["line"], told["cells"])
    return [*found.values()]


def _told(connection: sqlite3.Connection, operation_id: int, key: str) -> dict[str, Any] | None:
    row = connection.execute(
        "SELECT json_extract(open, '$.after') FROM change"
        f" WHERE table_name = '{SOURCES}' AND row_key = ? AND operation_id = ? ORDER BY id",
        (key, operation_id),
    ).fetchone()
    found: dict[str, Any] | None = json.loads(row[0]) if row else None
    return found
