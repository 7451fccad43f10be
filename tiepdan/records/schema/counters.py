"""The counters of numbers that are never given twice (https://sqlite.org/autoinc.html).

A table that is made anew, as SQLite's migrations do, starts to count at the last row that is there;
the number of one that was taken back would be given again, and the journal's words about the old
row be shown as those of the new one.
"""

import sqlite3
from collections.abc import Mapping

from tiepdan.records.file.state import is_table


def counters(connection: sqlite3.Connection) -> dict[str, int]:
    """The last number given in each table that counts; none in a file without such tables."""
    if not is_table(connection, "sqlite_sequence"):
        return {}
    return dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())


def counting_tables(connection: sqlite3.Connection) -> list[str]:
    """The tables that have a counter, whether or not they ever gave a number."""
    return [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        )
    ]


def put_back(connection: sqlite3.Connection, before: Mapping[str, int]) -> None:
    """Let no table count from less than it did ``before``, nor than the journal has seen."""
    has_journal = is_table(connection, "change")
    for table in counting_tables(connection):
        seen = last_seen(connection, table) if has_journal else 0
        count_from(connection, table, max(before.get(table, 0), seen))


def count_from(connection: sqlite3.Connection, table: str, highest: int) -> None:
    """Have a table give no number up to this one from now on."""
    now = counters(connection).get(table)
    if highest <= (now or 0):
        return
    if now is None:
        connection.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, highest))
    else:
        connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (highest, table))


def last_seen(connection: sqlite3.Connection, table: str) -> int:
    """The highest number of a table's rows in the journal, of those taken back as well."""
    (highest,) = connection.execute(
        "SELECT coalesce(max(CAST(row_key AS INTEGER)), 0) FROM change WHERE table_name = ?",
        (table,),
    ).fetchone()
    return int(highest)
