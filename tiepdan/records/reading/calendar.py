"""The calendar as stored in the register, or from the official files where there is no register."""

from pathlib import Path

from tiepdan.dates import FIRST_DAY, LAST_DAY
from tiepdan.law.counting.calendar import DayStatus
from tiepdan.records.file.database import reading
from tiepdan.records.file.state import is_there
from tiepdan.records.reading.days import stored_days


def known_days(path: Path) -> list[DayStatus]:
    """Every day of the calendar: the office's own where it has a register, else the official ones.

    Raises:
        DatabaseError: the register is there but cannot be read.
    """
    if is_there(path):
        with reading(path) as connection:
            return stored_days(connection)
    # Imported here: the holidays package behind it is wanted only without a register.
    from tiepdan.records.derived.official_days import calendar_days  # noqa: PLC0415

    return list(calendar_days(FIRST_DAY, LAST_DAY))
