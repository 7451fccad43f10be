"""What every query needs: days from text, and how many rows there are."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date


def stored_day(stored: str | None) -> date | None:
    """The day behind its ISO text; None where the column is empty."""
    return date.fromisoformat(stored) if stored else None


def named(
    connection: sqlite3.Connection,
    sql: str,
    parameters: Sequence[object] | Mapping[str, object] = (),
) -> list[sqlite3.Row]:
    """The rows of a query by the names of their columns, on a writing connection as well."""
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, parameters).fetchall()


def count_rows(connection: sqlite3.Connection, table: str) -> int:
    """How many rows a table has, or what stands in its place."""
    (count,) = connection.execute(f"SELECT count(*) FROM {table} AS counted").fetchone()
    return int(count)
