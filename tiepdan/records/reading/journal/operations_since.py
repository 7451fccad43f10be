"""What was done in the register after an operation, to rows of a kind and a time."""

import json
import sqlite3
from collections.abc import Collection
from datetime import date

from tiepdan.records.reading.journal.operations import OperationRow, get_operation

_DAYS = (
    "received_on", "visited_on", "happened_on", "meets_on", "issued_on", "held_on", "counted_on",
)  # fmt: skip
"""The columns by which a row of facts belongs to a period."""


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
