"""From a start event and a time limit to the day by which the step must be done."""

from dataclasses import dataclass
from datetime import date

from tiepdan.law.calendar import WorkCalendar
from tiepdan.law.rules import TimeLimit, Unit, Version


@dataclass(frozen=True, slots=True)
class Deadline:
    """A running or met limit of one petition or meeting.

    ``raw_due`` is the last day counted; ``due`` the working day on which it effectively ends.
    ``alternative_due`` is the later or earlier day that a conflicting text gives, if there is one:
    the step counts as late only after both (``late_after``).
    """

    limit: TimeLimit
    version: Version
    started_on: date
    raw_due: date
    due: date
    alternative_due: date | None
    done_on: date | None
    is_provisional: bool

    @property
    def late_after(self) -> date:
        """The last day on which doing the step is still in time by every text."""
        return self.due if self.alternative_due is None else max(self.due, self.alternative_due)


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a period: as counted, and moved to a working day."""

    raw: date
    effective: date


def count_due(start: date, amount: int, unit: Unit, calendar: WorkCalendar) -> Due:
    """The end of ``amount`` days after ``start`` (day 0), or of a lead time before it."""
    if unit is Unit.BEFORE:
        latest = calendar.subtract_working_days(start, amount)
        return Due(latest, latest)
    if unit is Unit.WORKING:
        due = calendar.add_working_days(start, amount)
        return Due(due, due)
    raw = calendar.add_calendar_days(start, amount)
    return Due(raw, calendar.next_working_day(raw))


def compute_deadline(
    limit: TimeLimit,
    *,
    started_on: date,
    done_on: date | None,
    is_remote: bool,
    calendar: WorkCalendar,
) -> Deadline | None:
    """The deadline that starts on a day, or None where no text was in force on that day."""
    version = limit.version_on(started_on)
    if version is None:
        return None
    due = count_due(started_on, version.amount_for(is_remote=is_remote), version.unit, calendar)
    alternative = version.alternative_on(started_on)
    alternative_due = (
        count_due(started_on, alternative.amount, alternative.unit, calendar).effective
        if alternative
        else None
    )
    last = max(due.effective, alternative_due or due.effective)
    return Deadline(
        limit=limit,
        version=version,
        started_on=started_on,
        raw_due=due.raw,
        due=due.effective,
        alternative_due=alternative_due,
        done_on=done_on,
        is_provisional=calendar.is_provisional(started_on, last),
    )
