"""The working calendar: which days are worked, why not, and counting in both kinds of day.

A period never counts the day of the event itself: the day after is day 1
(Bộ luật Dân sự 2015, Điều 147 khoản 2-3). Its last day runs to 24:00 (Điều 148 khoản 6).
A working day is Monday to Friday, without the official days off, with the Saturdays made up.
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate, compress, count

SATURDAY = 5


class DayKind(StrEnum):
    """Why a day differs from its weekday; the last two are the office's own corrections."""

    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAPPED_OFF = "swapped_off"
    SWAPPED_WORK = "swapped_work"
    OFFICE_OFF = "office_off"
    OFFICE_WORK = "office_work"

    @property
    def is_worked(self) -> bool:
        """Whether offices work on such a day against its weekday, or against the official list."""
        return self in {DayKind.SWAPPED_WORK, DayKind.OFFICE_WORK}

    @property
    def is_of_office(self) -> bool:
        """Whether this office, and not the Government, decided it."""
        return self in {DayKind.OFFICE_OFF, DayKind.OFFICE_WORK}


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is worked or off by decision: its name and the authority for it."""

    day: date
    kind: DayKind
    name: str
    authority: str

    @property
    def is_worked(self) -> bool:
        """Whether offices work on it."""
        return self.kind.is_worked


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """What was decided for a year; ``is_confirmed`` is false where it is only derived."""

    covered_from: date
    is_confirmed: bool
    special_days: tuple[SpecialDay, ...]

    @property
    def year(self) -> int:
        """The civil year of these days."""
        return self.covered_from.year


@dataclass(frozen=True, slots=True)
class DayStatus:
    """What is known about one day of the calendar."""

    day: date
    is_worked: bool
    name: str | None
    authority: str | None
    is_confirmed: bool
    kind: DayKind | None = None


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why an office treats a day otherwise than the Government decided, and by whose authority."""

    reason: str
    authority: str | None = None


class OutsideCalendarError(LookupError):
    """A day was asked for that the calendar does not reach."""

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(f"{day} is outside the calendar {first}..{last}")
        self.day, self.first, self.last = day, first, last


class WorkCalendar:
    """A run of consecutive days, each worked or not; look-ups cost one index each."""

    def __init__(self, first: date, worked: Sequence[int], provisional: Iterable[date]) -> None:
        """Take the first day, whether each from it on is worked (1 or 0), the unconfirmed ones."""
        self.first = first
        self.last = first + timedelta(days=len(worked) - 1)
        self._origin = first.toordinal()
        self._is_worked = worked
        # Thousands of days, in every process that writes, and few of them looked at: as numbers.
        self._worked_days = list(compress(count(self._origin), worked))
        self._worked_until = list(accumulate(worked))
        self._provisional = sorted(provisional)

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day."""
        return bool(self._is_worked[self._offset(day)])

    def is_provisional(self, start: date, end: date) -> bool:
        """Whether a day counted in this span has no official decision yet (*tạm tính*)."""
        position = bisect_left(self._provisional, start)
        return position < len(self._provisional) and self._provisional[position] <= end

    def add_working_days(self, start: date, amount: int) -> date:
        """The day on which the ``amount``-th working day after ``start`` falls."""
        position = self._worked_until[self._offset(start)] + amount - 1
        if not 0 <= position < len(self._worked_days):
            raise OutsideCalendarError(self.last, self.first, self.last)
        return date.fromordinal(self._worked_days[position])

    def subtract_working_days(self, start: date, amount: int) -> date:
        """The ``amount``-th working day before ``start``, which itself is not counted.

        A lead time ("at least 5 working days before the day") ends there.
        """
        before = self._worked_until[self._offset(start)] - self.is_working_day(start)
        if not 0 < amount <= before:
            raise OutsideCalendarError(self.first, self.first, self.last)
        return date.fromordinal(self._worked_days[before - amount])

    def add_calendar_days(self, start: date, amount: int) -> date:
        """The ``amount``-th day after ``start``, worked or not (the *raw* end of a period)."""
        return start + timedelta(days=amount)

    def add_months(self, start: date, amount: int) -> date:
        """The same day of a later month, or its last one where there is none.

        Source: Bộ luật Dân sự 2015, Điều 148 khoản 3.
        """
        months = start.year * 12 + start.month - 1 + amount
        year, month = divmod(months, 12)
        return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))

    def next_working_day(self, day: date) -> date:
        """The day itself if worked, else the next that is.

        A period that ends on a day off ends with the next working day
        (Bộ luật Dân sự 2015, Điều 148 khoản 5).
        """
        return day if self.is_working_day(day) else self.add_working_days(day, 1)

    def previous_working_day(self, day: date) -> date:
        """The day itself if worked, else the last one before it that is."""
        return day if self.is_working_day(day) else self.subtract_working_days(day, 1)

    def count_working_days(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and including ``end``."""
        return self._worked_until[self._offset(end)] - self._worked_until[self._offset(start)]

    def _offset(self, day: date) -> int:
        offset = day.toordinal() - self._origin
        if not 0 <= offset < len(self._is_worked):
            raise OutsideCalendarError(day, self.first, self.last)
        return offset


@dataclass(frozen=True, slots=True)
class DescribedCalendar:
    """A calendar to count with, and what is known of each of its days."""

    counting: WorkCalendar
    statuses: Mapping[date, DayStatus]

    @classmethod
    def of(cls, statuses: Sequence[DayStatus]) -> "DescribedCalendar":
        """From consecutive days."""
        counting = WorkCalendar(
            statuses[0].day,
            [status.is_worked for status in statuses],
            (status.day for status in statuses if not status.is_confirmed),
        )
        return cls(counting, {status.day: status for status in statuses})
