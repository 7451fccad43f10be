"""A count that can be checked day by day: what was counted, what was left out, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan.law.counting.calendar import DayStatus, DescribedCalendar
from tiepdan.law.counting.periods import Pause, Unit, count_due


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: its number in it, if it has one, and whether it was left out.

    A last day of a period in calendar days that is off has both: it is counted, and passed over.
    A day of a suspension has neither number nor reason of its own.
    """

    status: DayStatus
    position: int | None
    is_skipped: bool
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A period from day 0 to its end, with each day between them in the order of counting."""

    start: date
    amount: int
    unit: Unit
    raw_due: date
    due: date
    days: tuple[CountedDay, ...]

    @property
    def skipped(self) -> tuple[DayStatus, ...]:
        """The days left out: those not worked, or passed over because the last day is off."""
        return tuple(day.status for day in self.days if day.is_skipped)

    @property
    def is_provisional(self) -> bool:
        """Whether a day of it lies in a year without a confirmed decision (*tạm tính*)."""
        return not all(day.status.is_confirmed for day in self.days)


def count(
    start: date,
    amount: int,
    unit: Unit,
    calendar: DescribedCalendar,
    *,
    pauses: Sequence[Pause] = (),
) -> Count:
    """Count a period and keep what happened on each day of it.

    ``amount`` includes the days that lie in the pauses, which get no number.

    Raises:
        OutsideCalendarError: it leaves the calendar.
    """
    due = count_due(start, amount, unit, calendar.counting)
    step = timedelta(days=-1 if unit.is_lead else 1)
    days, position, day = [], 0, start
    while day != due.effective:
        day += step
        status = calendar.statuses[day]
        is_paused = any(pause.start < day <= (pause.end or date.max) for pause in pauses)
        if unit.counts_working_days:
            is_counted, is_skipped = status.is_worked, not status.is_worked
        else:
            # The working day to which a last day off is moved ends the period, uncounted.
            is_past = day < due.raw if unit.is_lead else day > due.raw
            is_counted = not is_past
            is_last = day == due.raw and unit.is_moved_by_days_off
            is_skipped = (is_past or is_last) and not status.is_worked
        is_counted = is_counted and not is_paused
        position += is_counted
        days.append(
            CountedDay(
                status, position if is_counted else None, is_skipped and not is_paused, is_paused
            )
        )
    return Count(start, amount, unit, due.raw, due.effective, tuple(days))
