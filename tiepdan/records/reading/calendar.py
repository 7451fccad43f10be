"""The calendar as stored in the register, or from the official files where there is no register."""

import sqlite3
from datetime import date
from pathlib import Path

from tiepdan.law.calendar import FIRST_DAY, LAST_DAY, DayKind, DayStatus, WorkCalendar
from tiepdan.records.condition import is_there
from tiepdan.records.database import reading


def known_days(path: Path) -> list[DayStatus]:
    """Every day of the calendar: the office's own where it has a register, else the official ones.

    Raises:
        DatabaseError: the register is there but cannot be read.
    """
    if is_there(path):
        with reading(path) as connection:
            return stored_days(connection)
    # Imported here: the holidays package behind it is wanted only without a register.
    from tiepdan.records.official_days import calendar_days  # noqa: PLC0415

    return list(calendar_days(FIRST_DAY, LAST_DAY))


def stored_days(connection: sqlite3.Connection) -> list[DayStatus]:
    """Every day of the calendar in the register."""
    rows = connection.execute(
        "SELECT day, is_worked, kind, name, authority, is_confirmed FROM calendar_day ORDER BY day"
    )
    return [
        DayStatus(
            day=date.fromisoformat(row["day"]),
            is_worked=bool(row["is_worked"]),
            name=row["name"],
            authority=row["authority"],
            is_confirmed=bool(row["is_confirmed"]),
            kind=DayKind(row["kind"]) if row["kind"] else None,
        )
        for row in rows
    ]


def load_calendar(connection: sqlite3.Connection) -> WorkCalendar:
    """The stored calendar as a value to count with."""
    days = connection.execute(
        "SELECT day, is_worked, is_confirmed FROM calendar_day ORDER BY day"
    ).fetchall()
    return WorkCalendar(
        date.fromisoformat(days[0][0]),
        [bool(is_worked) for _day, is_worked, _confirmed in days],
        (date.fromisoformat(day) for day, _worked, is_confirmed in days if not is_confirmed),
    )
