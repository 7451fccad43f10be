"""Reports as they were sent."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from tiepdan.records.reading.rows import named


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
