"""How often leaders received citizens and held dialogues, against the duties that bind the office.

A planned meeting and one that was not held fulfil nothing; a day of reception counts even if
nobody came (as in form 01/TCD, which counts the days announced).
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tiepdan import paths
from tiepdan.law.counting.calendar import WorkCalendar
from tiepdan.law.duties.capacities import capacities_in
from tiepdan.law.duties.frequency import DutyBalance, JudgedPeriod, MeetingDay, balances
from tiepdan.law.toml.laws import load_duties
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.records.derived.cases import is_bound
from tiepdan.records.derived.days import load_calendar
from tiepdan.records.live_rows import live

_DAY = timedelta(days=1)
_LONGEST_SPAN = timedelta(days=366)
"""A year that ends in the period may have begun so long before it."""


_TOOK_PLACE = (MeetingStatus.HELD, MeetingStatus.NOBODY_CAME)


def duty_balances(
    connection: sqlite3.Connection, start: date, end: date, today: date
) -> list[DutyBalance]:
    """Each duty of this office from ``start`` up to but not including ``end``, as of ``today``.

    Raises:
        DataFileError: a law file is incomplete.
    """
    calendar = load_calendar(connection)
    meetings = _meeting_days(connection, start - _LONGEST_SPAN, today, _TOOK_PLACE)
    return _balances(connection, meetings, JudgedPeriod(start, end, today), calendar)


def expected_balances(
    connection: sqlite3.Connection,
    start: date,
    end: date,
    more: Iterable[MeetingDay],
    calendar: WorkCalendar,
) -> list[DutyBalance]:
    """Each duty of a period once it is over, if all takes place that is planned, and ``more``.

    Raises:
        DataFileError: a law file is incomplete.
    """
    statuses = (*_TOOK_PLACE, MeetingStatus.PLANNED)
    meetings = _meeting_days(connection, start - _LONGEST_SPAN, end, statuses)
    return _balances(connection, [*meetings, *more], JudgedPeriod(start, end, end), calendar)


def _balances(
    connection: sqlite3.Connection,
    meetings: Sequence[MeetingDay],
    judged: JudgedPeriod,
    calendar: WorkCalendar,
) -> list[DutyBalance]:
    # A duty is by the week, month or year: where the office lies at the end of it all decides.
    is_on = is_bound(connection, judged.end - _DAY)
    duties = [duty for duty in load_duties(paths.data_folder()) if is_on(duty.pack)]
    return list(balances(duties, meetings, judged, calendar))


def _meeting_days(
    connection: sqlite3.Connection, first: date, last: date, statuses: Sequence[MeetingStatus]
) -> list[MeetingDay]:
    """The meetings of these statuses, from the first to the last of these days."""
    marks = ", ".join("?" for _status in statuses)
    rows = connection.execute(
        "SELECT meets_on, kind, capacity"
        f" FROM {live('meeting', 'meets_on', 'kind', 'capacity', 'status')} AS m"
        f" WHERE meets_on BETWEEN ? AND ? AND status IN ({marks})",
        (str(first), str(last), *statuses),
    )
    return [
        MeetingDay(date.fromisoformat(row["meets_on"]), row["kind"], capacities_in(row["capacity"]))
        for row in rows
    ]
