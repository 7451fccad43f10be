"""How often leaders received citizens and held dialogues, against the duties that bind the office.

A planned meeting and one that was not held fulfil nothing; a day of reception counts even if
nobody came (as in form 01/TCD, which counts the days announced).
"""

import sqlite3
from datetime import date, timedelta

from tiepdan import paths
from tiepdan.law.duties import DutyBalance, Judged, MeetingDay, balances
from tiepdan.law.load import load_duties
from tiepdan.law.vocabulary import MeetingStatus
from tiepdan.records.cases import is_bound
from tiepdan.records.reading.days import load_calendar

_LONGEST_SPAN = timedelta(days=366)
"""A year that ends in the period may have begun so long before it."""


def duty_balances(
    connection: sqlite3.Connection, start: date, end: date, today: date
) -> list[DutyBalance]:
    """Each duty of this office from ``start`` up to but not including ``end``, as of ``today``.

    Raises:
        DataFileError: a law file is incomplete.
    """
    is_on = is_bound(connection)
    duties = [duty for duty in load_duties(paths.data_folder()) if is_on(duty.pack)]
    calendar = load_calendar(connection)
    meetings = _meeting_days(connection, start - _LONGEST_SPAN, today)
    return list(balances(duties, meetings, Judged(start, end, today), calendar))


def _meeting_days(connection: sqlite3.Connection, first: date, last: date) -> list[MeetingDay]:
    """The meetings that took place, from the first to the last of these days."""
    rows = connection.execute(
        "SELECT meets_on, kind, capacity FROM meeting"
        " WHERE meets_on BETWEEN ? AND ? AND status IN (?, ?)",
        (str(first), str(last), MeetingStatus.HELD, MeetingStatus.NOBODY_CAME),
    )
    return [
        MeetingDay(date.fromisoformat(row["meets_on"]), row["kind"], row["capacity"])
        for row in rows
    ]
