"""The numbers of figures that belong to the day of each row, year by year."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tiepdan.records import database
from tiepdan.records.reading.source_views import add_views
from tiepdan.reports.figures.figure import Figure
from tiepdan.reports.period import Period

Numbers = Mapping[str, int]
"""Figures by their ids."""


@contextmanager
def counting(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to a register on which its figures can be counted.

    Raises:
        NotFoundError: there is no such file.
        DatabaseError: it is locked, damaged, newer than the program or no register of ours.
    """
    with database.reading(path) as connection:
        add_views(connection)
        yield connection


def period_parameters(period: Period, today: date) -> dict[str, str]:
    """What every query of figures is given: the bounds, and the day as of which it is judged."""
    return {"start": str(period.start), "end": str(period.end), "today": str(today)}


def begins_before_register(connection: sqlite3.Connection, period: Period) -> bool:
    """Whether a period begins before the register does, or with it, where that is recorded."""
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM opening WHERE begins_on >= ?)", (str(period.start),)
        ).fetchone()[0]
    )


def count_rows(
    connection: sqlite3.Connection,
    period: Period,
    figures: Sequence[Figure],
    *,
    today: date,
    by: str = "NULL",
) -> Iterator[tuple[int, str | None, Numbers]]:
    """Figures of one source for each year of a period and each value of a column that has rows."""
    sums = ", ".join(
        f"SUM(CASE WHEN {figure.condition} THEN {figure.amount} ELSE 0 END)" for figure in figures
    )
    rows = connection.execute(
        # The parts are this program's own. The cast is for PostgreSQL, where a day is no text.
        f"SELECT substr(CAST(day AS VARCHAR(10)), 1, 4) AS year, {by} AS value, {sums}"
        f" FROM {figures[0].source.sql} AS source"
        " WHERE day >= :start AND day < :end GROUP BY 1, 2 ORDER BY 1, 2",
        period_parameters(period, today),
    )
    ids = [figure.id for figure in figures]
    for year, value, *numbers in rows:
        yield int(year), value, dict(zip(ids, numbers, strict=True))
