"""The days of every report that this office is asked for again and again, by its rules.

Kept so that a morning on which nothing is to be said of reports reads no rules.
"""

import sqlite3
from collections.abc import Iterator

from tiepdan import paths
from tiepdan.dates import FIRST_DAY, LAST_DAY
from tiepdan.law.reporting.rules import binding, reports_between
from tiepdan.law.toml.reports import load_reports
from tiepdan.records.derived.cases import is_bound


def rebuild(connection: sqlite3.Connection) -> None:
    """Replace every row."""
    connection.execute("DELETE FROM report_day")
    connection.executemany(
        "INSERT INTO report_day (report, period, data_until, due) VALUES (?, ?, ?, ?)",
        report_days(connection),
    )


def is_stale(connection: sqlite3.Connection) -> bool:
    """Whether the rows are not what the rules give."""
    stored = connection.execute("SELECT report, period, data_until, due FROM report_day")
    return sorted(map(tuple, stored), key=str) != sorted(report_days(connection), key=str)


def report_days(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str, str | None]]:
    """What ``report_day`` must hold, in the order of its columns."""
    for rule in binding(load_reports(paths.data_folder()), is_bound(connection)):
        for asked in reports_between(rule, FIRST_DAY, LAST_DAY):
            due = None if asked.due is None else str(asked.due)
            yield rule.id, str(asked.period), str(asked.window.last), due
