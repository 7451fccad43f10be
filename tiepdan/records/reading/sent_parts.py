"""Reports as they were sent, and what was done in the register since."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tiepdan.records.reading.history import OperationRow, get_operation
from tiepdan.records.reading.rows import named

_DAYS = (
    "received_on", "visited_on", "happened_on", "meets_on", "issued_on", "held_on", "counted_on",
)  # fmt: skip
"""The columns by which a row of facts belongs to a period."""


@dataclass(frozen=True, slots=True)
class SentPartRow:
    """A form or report as it was sent, when and under which number; and the operation that did."""

    name: str
    circular: str | None
    content: str
    sent_on: date
    document_number: str | None
    recipient: str | None
    operation_id: int


def sent_parts(connection: sqlite3.Connection, name: str) -> list[SentPartRow]:
    """How a form or report was sent, each time, the first one first."""
    rows = named(
        connection,
        "SELECT p.name, p.circular, p.content, r.sent_on, r.document_number, r.recipient,"
        " (SELECT min(c.operation_id) FROM change AS c"
        "  WHERE c.table_name = 'sent_part' AND c.row_key = CAST(p.id AS TEXT)) AS operation_id"
        " FROM sent_part AS p JOIN sent_report AS r ON r.id = p.sent_report_id"
        " WHERE p.name = ? ORDER BY r.sent_on, p.id",
        (name,),
    )
    return [
        SentPartRow(
            row["name"],
            row["circular"],
            row["content"],
            date.fromisoformat(row["sent_on"]),
            row["document_number"],
            row["recipient"],
            row["operation_id"],
        )
        for row in rows
    ]


def operations_since(
    connection: sqlite3.Connection, operation_id: int, tables: Collection[str], *, until: date
) -> list[OperationRow]:
    """The later operations that changed rows of these tables which belong to a day up to this one.

    What a row without a day belongs to is not told apart, so such rows count.
    """
    if not tables:
        return []
    changes = connection.execute(
        "SELECT DISTINCT operation_id, open FROM change"
        f" WHERE operation_id > ? AND table_name IN ({', '.join('?' * len(tables))})"
        " ORDER BY operation_id",
        (operation_id, *sorted(tables)),
    )
    found = {number for number, kept in changes if _is_until(kept, until)}
    return [get_operation(connection, number) for number in sorted(found)]


def _is_until(kept: str, until: date) -> bool:
    change = json.loads(kept)
    rows = [row for row in (change.get("before"), change.get("after")) if row]
    days = [row[name] for row in rows for name in _DAYS if row.get(name)]
    return not days or min(days) <= str(until)
