"""Where a period ends: days and months after an event, or a lead time back from it."""

from datetime import date
from typing import NamedTuple

from tiepdan.law.calendar import WorkCalendar
from tiepdan.law.rules import Unit


class Due(NamedTuple):
    """The end of a period: as counted, and moved to a working day."""

    raw: date
    effective: date


def count_due(start: date, amount: int, unit: Unit, calendar: WorkCalendar) -> Due:
    """The end of ``amount`` days or months after ``start`` (day 0), or of a lead time before it.

    Raises:
        OutsideCalendarError: it leaves the calendar.
    """
    if unit is Unit.WORKING:
        due = calendar.add_working_days(start, amount)
        return Due(due, due)
    if unit is Unit.CALENDAR:
        raw = calendar.add_calendar_days(start, amount)
        return Due(raw, calendar.next_working_day(raw))
    if unit is Unit.MONTHS:
        raw = calendar.add_months(start, amount)
        return Due(raw, calendar.next_working_day(raw))
    if unit is Unit.BEFORE:
        latest = calendar.subtract_working_days(start, amount)
        return Due(latest, latest)
    raw = calendar.add_calendar_days(start, -amount)
    return Due(raw, calendar.previous_working_day(raw))


def days_between(start: date, end: date, unit: Unit, calendar: WorkCalendar) -> int:
    """How many days of the kind counted lie after ``start`` up to and including ``end``."""
    if unit.counts_working_days:
        return calendar.count_working_days(start, end)
    return (end - start).days
