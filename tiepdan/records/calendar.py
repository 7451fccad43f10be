"""The working calendar in the database: stored, corrected by the office, loaded for counting."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, select

from tiepdan.law.calendar import FIRST_DAY, LAST_DAY, DayKind, SpecialDay
from tiepdan.records.official_days import calendar_days
from tiepdan.records.tables import CalendarOverride


@dataclass(frozen=True, slots=True)
class ChangedDays:
    """The first and the last day that a new calendar treats otherwise than the one before."""

    first: date
    last: date


def driver_connection(session: Session) -> sqlite3.Connection:
    """The driver's own connection, in the session's transaction."""
    connection = session.connection().connection.driver_connection
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError("the register is an SQLite file")
    return connection


def rebuild_calendar(session: Session) -> ChangedDays | None:
    """Replace every calendar day; tells which now count otherwise, None where none does."""
    connection = driver_connection(session)
    before = _treatment(connection)
    connection.execute("DELETE FROM calendar_day")
    worked_count = 0
    rows = []
    for status in calendar_days(FIRST_DAY, LAST_DAY, _overrides(session)):
        worked_count += status.is_worked
        rows.append(
            (
                str(status.day),
                status.is_worked,
                status.kind,
                status.name,
                status.authority,
                status.is_confirmed,
                worked_count,
            )
        )
    connection.executemany(
        "INSERT INTO calendar_day (day, is_worked, kind, name, authority, is_confirmed,"
        " worked_count) VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    after = _treatment(connection)
    changed = [day for day in before.keys() | after.keys() if before.get(day) != after.get(day)]
    if not changed:
        return None
    return ChangedDays(date.fromisoformat(min(changed)), date.fromisoformat(max(changed)))


def _treatment(connection: sqlite3.Connection) -> dict[str, tuple[bool, bool]]:
    """What counting depends on: whether each day is worked, and whether that is confirmed."""
    return {
        day: (is_worked, is_confirmed)
        for day, is_worked, is_confirmed in connection.execute(
            "SELECT day, is_worked, is_confirmed FROM calendar_day"
        )
    }


def _overrides(session: Session) -> dict[date, SpecialDay]:
    return {
        row.day: SpecialDay(
            row.day,
            DayKind.OFFICE_WORK if row.is_worked else DayKind.OFFICE_OFF,
            row.reason,
            row.authority or "",
        )
        for row in session.exec(select(CalendarOverride))
    }
