"""The calendar as stored in the register, or from the official files where there is no register."""

import sqlite3
from datetime import date

from tiepdan.dates import FIRST_DAY, LAST_DAY
from tiepdan.law.counting.calendar import DayStatus, DescribedCalendar
from tiepdan.records.derived.days import describe_calendar, stored_days


def known_days(connection: sqlite3.Connection | None) -> list[DayStatus]:
    """Every day of the calendar: the office's own of its register, else the official ones."""
    if connection:
        return stored_days(connection)
    # Imported here: the holidays package behind it is wanted only without a register.
    from tiepdan.records.derived.official_days import calendar_days  # noqa: PLC0415

    return list(calendar_days(FIRST_DAY, LAST_DAY))


def known_calendar(connection: sqlite3.Connection | None) -> DescribedCalendar:
    """The same days to count with, as long as the connection is open."""
    return (
        describe_calendar(connection)
        if connection
        else DescribedCalendar.of(known_days(connection))
    )


def working_day_before(connection: sqlite3.Connection, day: date) -> date:
    """The last worked day before a day; at the beginning of the calendar, the day itself."""
    (before,) = connection.execute(
        "SELECT max(day) FROM calendar_day WHERE is_worked AND day < ?", (str(day),)
    ).fetchone()
    return date.fromisoformat(before) if before else day
