"""Where a period ends: so many days or months after an event, or a lead time back from it."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tiepdan.law.counting.calendar import WorkCalendar


class Unit(StrEnum):
    """What a limit counts: days of a kind after an event, or back from one (a lead time)."""

    WORKING = "working"
    CALENDAR = "calendar"
    MONTHS = "months"
    BEFORE = "before"
    BEFORE_CALENDAR = "before_calendar"

    AFTER = "after"
    """Calendar days that must all have passed; what becomes so does on the day after the last."""

    NAMED = "named"
    """Up to the day that the event itself names; the law gives no amount."""

    @property
    def is_lead(self) -> bool:
        """Whether the step must be done so long before the day of the event."""
        return self is Unit.BEFORE or self is Unit.BEFORE_CALENDAR

    @property
    def counts_working_days(self) -> bool:
        """Whether days off are left out."""
        return self is Unit.WORKING or self is Unit.BEFORE

    @property
    def is_moved_by_days_off(self) -> bool:
        """Whether a last day that is off gives way to a working day (BLDS 2015 Đ148.5).

        That is for what somebody must do by then: what comes about by itself does so on any day,
        and a day named in writing is that day.
        """
        return self not in {Unit.AFTER, Unit.NAMED}


class Due(NamedTuple):
    """The end of a period: as counted, and moved to a working day where its unit is moved."""

    raw: date
    effective: date


class Pause(NamedTuple):
    """A suspension: the days after ``start`` up to and including ``end`` are not counted.

    The decision to go on restarts the clock from its own day (Nghị định 155/2026/NĐ-CP, Điều 12),
    which like every day of an event is not counted. ``counted_days`` is how many days of the kind
    counted lie in it; without an ``end`` the clock stands still.
    """

    start: date
    end: date | None
    counted_days: int


def count_due(start: date, amount: int, unit: Unit, calendar: "WorkCalendar") -> Due:
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


def _counted_to(start: date, amount: int, unit: Unit, calendar: "WorkCalendar") -> date:
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


def days_between(start: date, end: date, unit: Unit, calendar: "WorkCalendar") -> int:
    """How many days of the kind counted lie after ``start`` up to and including ``end``."""
    if unit.counts_working_days:
        return calendar.count_working_days(start, end)
    return (end - start).days
