"""Why a deadline is what it is: each day of its count, by every text that governs it."""

from dataclasses import dataclass
from datetime import date

from tiepdan.law.counting.calendar import DescribedCalendar, WorkCalendar
from tiepdan.law.counting.day_count import Count, count
from tiepdan.law.limits.deadlines import Deadline
from tiepdan.law.limits.time_limits import Version


@dataclass(frozen=True, slots=True)
class Alternative:
    """The count by a conflicting text."""

    version: Version
    count: Count


@dataclass(frozen=True, slots=True)
class DaysLate:
    """How much later than the last day in time the step was done, or is by now if it was not.

    Days and working days are negative while there is still time.
    """

    as_of: date
    days: int
    working_days: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """A deadline with the count that led to it; ``days_late`` is None for what nobody owes."""

    deadline: Deadline
    count: Count
    alternatives: tuple[Alternative, ...]
    days_late: DaysLate | None

    @property
    def is_between_texts(self) -> bool:
        """Whether the law's own date has passed, and that of a conflicting text has not."""
        deadline = self.deadline
        return (
            self.days_late is not None
            and not deadline.is_met
            and deadline.alternative_due is not None
            and deadline.due < self.days_late.as_of <= deadline.late_after
        )


def explain(deadline: Deadline, calendar: DescribedCalendar, *, today: date) -> Explanation:
    """Count a deadline once more, keeping what happened on each day.

    Raises:
        OutsideCalendarError: it leaves the calendar.
    """
    start, unit = deadline.started_on, deadline.version.unit
    return Explanation(
        deadline=deadline,
        count=count(start, deadline.total, unit, calendar, pauses=deadline.pauses),
        alternatives=tuple(
            Alternative(other, count(start, other.amount, other.unit, calendar))
            for other in deadline.version.alternatives_on(start)
        ),
        days_late=_days_late(deadline, calendar.counting, today),
    )


def _days_late(deadline: Deadline, calendar: WorkCalendar, today: date) -> DaysLate | None:
    is_running = deadline.done_on is None or deadline.done_on > today
    if deadline.done_on is not None and deadline.done_by and not is_running:
        # A step that is no longer owed may have been late by then; it is not late any more.
        if not deadline.is_owed or not (deadline.is_met or deadline.done_on > deadline.late_after):
            return None
        as_of = deadline.done_on
    elif is_running and deadline.is_owed and deadline.paused_since is None:
        as_of = today
    else:
        return None
    last = deadline.late_after
    if as_of >= last:
        working_days = calendar.count_working_days(last, as_of)
    else:
        working_days = -calendar.count_working_days(as_of, last)
    return DaysLate(as_of, (as_of - last).days, working_days)
