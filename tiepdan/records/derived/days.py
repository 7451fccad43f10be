"""The days of the calendar as stored in the register: to be listed, and to count with."""

import sqlite3
from datetime import date, timedelta
from functools import lru_cache

from tiepdan.law.counting.calendar import DayKind, DayStatus, WorkCalendar

_DAYS = "SELECT day, is_worked, kind, name, authority, is_confirmed FROM calendar_day"


def stored_days(connection: sqlite3.Connection) -> list[DayStatus]:
    """Every day of the calendar in the register."""
    return [_status(row) for row in connection.execute(f"{_DAYS} ORDER BY day")]


def stored_day_status(connection: sqlite3.Connection, day: date) -> DayStatus | None:
    """What is known of one day; None outside the calendar."""
    row = connection.execute(f"{_DAYS} WHERE day = ?", (str(day),)).fetchone()
    return _status(row) if row else None


def _status(row: sqlite3.Row) -> DayStatus:
    return DayStatus(
        day=date.fromisoformat(row["day"]),
        is_worked=bool(row["is_worked"]),
        name=row["name"],
        authority=row["authority"],
        is_confirmed=bool(row["is_confirmed"]),
        kind=DayKind(row["kind"]) if row["kind"] else None,
    )


def load_calendar(connection: sqlite3.Connection) -> WorkCalendar:
    """The stored calendar as a value to count with."""
    cursor = connection.cursor()
    cursor.row_factory = None  # ten thousand plain tuples
    cursor.execute("SELECT day, is_worked, is_confirmed FROM calendar_day ORDER BY day")
    days, worked, confirmed = zip(*cursor.fetchall(), strict=True)
    return _calendar(days[0], bytes(worked), bytes(confirmed))


@lru_cache(maxsize=2)
def _calendar(first_day: str, worked: bytes, confirmed: bytes) -> WorkCalendar:
    """A calendar by all that it is made of; a command that writes needs the same one repeatedly."""
    first = date.fromisoformat(first_day)
    return WorkCalendar(
        first,
        list(map(bool, worked)),
        (first + timedelta(days=place) for place, is_sure in enumerate(confirmed) if not is_sure),
    )
