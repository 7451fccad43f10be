"""The days of the calendar as stored in the register: to be listed, and to count with."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import compress, count

from tiepdan.law.counting.calendar import DayKind, DayStatus, DescribedCalendar, WorkCalendar

_DAYS = "SELECT day, is_worked, kind, name, authority, is_confirmed FROM calendar_day"
# Of a day's state, worked or not and 2 more where it is confirmed.
_IS_WORKED = bytes.maketrans(b"0123", b"\0\1\0\1")
_IS_UNSURE = bytes.maketrans(b"0123", b"\1\1\0\0")


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


class _StoredDays(Mapping[date, DayStatus]):
    """What is known of each day, read when it is asked for: few of ten thousand ever are."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getitem__(self, day: date) -> DayStatus:
        if status := stored_day_status(self._connection, day):
            return status
        raise KeyError(day)

    def __iter__(self) -> Iterator[date]:
        return (status.day for status in stored_days(self._connection))

    def __len__(self) -> int:
        [(days,)] = self._connection.execute("SELECT count(*) FROM calendar_day")
        return int(days)


def describe_calendar(connection: sqlite3.Connection) -> DescribedCalendar:
    """The stored calendar, whose days can be looked at as long as the connection is open."""
    return DescribedCalendar(load_calendar(connection), _StoredDays(connection))


def load_calendar(connection: sqlite3.Connection) -> WorkCalendar:
    """The stored calendar as a value to count with."""
    [found] = connection.execute("SELECT first_day, states FROM calendar")
    return _calendar(*found)


@lru_cache(maxsize=2)
def _calendar(first_day: str, states: str) -> WorkCalendar:
    """A calendar by all that it is made of; a command that writes needs the same one repeatedly."""
    first, days = date.fromisoformat(first_day), bytes(states, "ascii")
    unsure = compress(count(first.toordinal()), days.translate(_IS_UNSURE))
    return WorkCalendar(first, days.translate(_IS_WORKED), map(date.fromordinal, unsure))
