"""Where a period ends: days and months after an event, or a lead time back from it."""

from datetime import date
from typing import NamedTuple

from tiepdan.law.counting.calendar import WorkCalendar
from tiepdan.law.limits.time_limits import Unit


class Due(NamedTuple):
    """The end of a period: as counted, and moved to a working day where its unit is moved."""

    raw: date
    effective: date


def count_due(start: date, amount: int, unit: Unit, calendar: WorkCalendar) -> Due:
    """The end of ``amount`` days or months after ``start`` (day 0), or of a lead time before it.

    Of ``Unit.AFTER`` it is the first day on which all of them have passed.

    Raises:
        OutsideCalendarError: it leaves the calendar.
    """
    raw = _counted_to(start, amount, unit, calendar)
    if unit.counts_working_days or not unit.is_moved_by_days_off:
        return Due(raw, raw)
    if unit.is_lead:
        return Due(raw, calendar.previous_working_day(raw))
    return Due(raw, calendar.next_working_day(raw))


def _counted_to(start: date, amount: int, unit: Unit, calendar: WorkCalendar) -> date:
    match unit:
        case Unit.WORKING:
            return calendar.add_working_days(start, amount)
        case Unit.BEFORE:
            return calendar.subtract_working_days(start, amount)
        case Unit.MONTHS:
            return calendar.add_months(start, amount)
        case Unit.BEFORE_CALENDAR:
            return calendar.add_calendar_days(start, -amount)
        case Unit.AFTER:
            return calendar.add_calendar_days(start, amount + 1)
        case Unit.CALENDAR | Unit.NAMED:
            return calendar.add_calendar_days(start, amount)


def days_between(start: date, end: date, unit: Unit, calendar: WorkCalendar) -> int:
    """How many days of the kind counted lie after ``start`` up to and including ``end``."""
    if unit.counts_working_days:
        return calendar.count_working_days(start, end)
    return (end - start).days
