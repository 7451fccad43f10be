"""A period that somebody ended a few days before its month does, and what that does to duties.

A duty is judged in whole weeks, months and years. A report to 30/12 would so be free of a whole
year's dialogues; what it is held against is therefore the period with the days that it lacks.
"""

import sqlite3
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan.law.duties.frequency import DutyBalance
from tiepdan.records.reading.meetings.duties import duty_balances
from tiepdan.reports.period import Period

_MOST_SHORT = 3
"""A period that ends so many days before its month does is one that somebody cut short."""


def days_short(period: Period) -> int:
    """How many days it lacks to the end of its month; 0 where nobody cut it short.

    A period by its name has the days of its circular.
    """
    last = period.last_day
    days = monthrange(last.year, last.month)[1] - last.day
    return days if period.name is None and days <= _MOST_SHORT else 0


@dataclass(frozen=True, slots=True)
class Change:
    """How often something had to be done in a period that was made ``whole``, and that was cut."""

    duty: str
    whole: int
    cut: int


@dataclass(frozen=True, slots=True)
class JudgedDuties:
    """The duties a report is held against, and those of the days of its period alone."""

    balances: Sequence[DutyBalance]
    of_period: Sequence[DutyBalance]

    def changes(self) -> Iterator[Change]:
        """The duties that days left out would make smaller."""
        cut = {balance.version.id: balance.required for balance in self.of_period}
        for balance in self.balances:
            of_cut = cut.get(balance.version.id, 0)
            if balance.required != of_cut:
                yield Change(balance.duty.name, balance.required, of_cut)


def judged_duties(
    connection: sqlite3.Connection,
    period: Period,
    of_period: Sequence[DutyBalance],
    *,
    today: date,
) -> JudgedDuties:
    """The duties of a period, with the days that it lacks where it was cut short."""
    short = days_short(period)
    if not short:
        return JudgedDuties(of_period, of_period)
    end = period.end + timedelta(days=short)
    return JudgedDuties(duty_balances(connection, period.start, end, today), of_period)
