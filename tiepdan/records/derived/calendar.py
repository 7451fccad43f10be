"""The working calendar in the database, made anew from the official days and the office's own."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiepdan.dates import FIRST_DAY, LAST_DAY
from tiepdan.law.counting.calendar import DayKind, SpecialDay
from tiepdan.records.derived.official_days import calendar_days

AT_ONCE = (
    "SELECT 1, min(day), group_concat(is_worked + 2 * is_confirmed, '')"
    " FROM (SELECT * FROM calendar_day ORDER BY day)"
)
"""SQL for what ``calendar`` must hold."""


@dataclass(frozen=True, slots=True)
class ChangedDays:
    """The first and the last day that a new calendar treats otherwise than the one before."""

    first: date
    last: date


def rebuild_calendar(connection: sqlite3.Connection) -> ChangedDays | None:
    """Replace every calendar day; tells which now count otherwise, None where none does."""
    before = _treatment(connection)
    connection.execute("DELETE FROM calendar_day")
    connection.executemany(
        "INSERT INTO calendar_day (day, is_worked, kind, name, authority, is_confirmed,"
        " worked_count) VALUES (?, ?, ?, ?, ?, ?, ?)",
        calendar_rows(connection),
    )
    connection.execute("DELETE FROM calendar")
    connection.execute(f"INSERT INTO calendar (id, first_day, states) {AT_ONCE}")
    after = _treatment(connection)
    changed = [day for day in before.keys() | after.keys() if before.get(day) != after.get(day)]
    if not changed:
        return None
    return ChangedDays(date.fromisoformat(min(changed)), date.fromisoformat(max(changed)))


def calendar_rows(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """What ``calendar_day`` must hold, in the order of its columns."""
    worked_count = 0
    for status in calendar_days(FIRST_DAY, LAST_DAY, _overrides(connection)):
        worked_count += status.is_worked
        yield (
            str(status.day),
            status.is_worked,
            status.kind,
            status.name,
            status.authority,
            status.is_confirmed,
            worked_count,
        )


def _treatment(connection: sqlite3.Connection) -> dict[str, tuple[bool, bool]]:
    """What counting depends on: whether each day is worked, and whether that is confirmed."""
    return {
        day: (is_worked, is_confirmed)
        for day, is_worked, is_confirmed in connection.execute(
            "SELECT day, is_worked, is_confirmed FROM calendar_day"
        )
    }


def _overrides(connection: sqlite3.Connection) -> dict[date, SpecialDay]:
    return {
        date.fromisoformat(day): SpecialDay(
            date.fromisoformat(day),
            DayKind.OFFICE_WORK if is_worked else DayKind.OFFICE_OFF,
            reason,
            authority or "",
        )
        for day, is_worked, reason, authority in connection.execute(
            "SELECT day, is_worked, reason, authority FROM calendar_override"
        )
    }
