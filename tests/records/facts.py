"""What a register holds, to compare it as it was with as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tiepdan.records.journal.fact_tables import FACT_TABLES

Rows = list[tuple[object, ...]]

DERIVED = {
    # Without the number of the row, which is another each time it is derived.
    "deadline": "petition_id, meeting_id, limit_id, version_id, severity, started_on, raw_due, due,"
    " alternative_due, late_after, done_on, done_by, paused_since, is_provisional",
    "petition_standing": "*",
    "report_day": "*",
    "search": "rowid, *",
}


def facts(path: Path) -> dict[str, Rows]:
    """Every row of every fact table, in order."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in FACT_TABLES
        }


def derived(path: Path) -> dict[str, Rows]:
    """Every row of every derived table, in order."""
    with closing(sqlite3.connect(path)) as connection:
        found = {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
            for table, columns in DERIVED.items()
        }
        calendar = [
            # What each of ten thousand days is, at once; and those that differ from their weekday.
            *connection.execute("SELECT * FROM calendar"),
            *connection.execute("SELECT count(*), sum(worked_count) FROM calendar_day"),
            *connection.execute("SELECT * FROM calendar_day WHERE kind NOT NULL ORDER BY day"),
        ]
    return {**found, "calendar_day": calendar}


def contents(path: Path) -> dict[str, Rows]:
    """The facts and all that is derived from them."""
    return facts(path) | derived(path)
