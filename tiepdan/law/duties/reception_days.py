"""On which days of a month citizens are received: the usual weekday, unless that is a day off.

Local practice moves such a day to the next working day; the law says nothing of it. A reception
stays in its month all the same, where it counts for the frequency duty: from the last days of a
month it moves back. No two move to the same day.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan.law.counting.calendar import DayStatus, DescribedCalendar
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.duties.frequency import Span
from tiepdan.law.vocabulary.meeting import Capacity

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    """A reception day: by its weekday, and the one to meet on; ``off`` says why it is another."""

    usual_on: date
    day: date
    off: DayStatus | None


def is_same_reception(one: Capacities | None, other: Capacities | None) -> bool:
    """Whether receptions of one day are the same one, by the capacities in which they are chaired.

    A delegated deputy sits for whomever it was planned for, and an unstated chair may be anyone.
    """
    if not one or not other:
        return True
    both = {*one.each, *other.each}
    return Capacity.DEPUTY in both or len(both) < len(one.each) + len(other.each)


def reception_days(
    usual: Sequence[date], calendar: DescribedCalendar, recorded: Collection[date]
) -> Iterator[ReceptionDay]:
    """The reception days of a month, ``usual`` being its days of the weekday, in order.

    Of the days ``recorded`` with a reception, one that is none of the usual days may be where
    a usual one was moved to before; so the same days come out again and again. A usual day with
    no working day of the month left for it is left out.
    """
    taken = {day for day in usual if calendar.counting.is_working_day(day) or day in recorded}
    for usual_on in usual:
        if usual_on in taken:
            yield ReceptionDay(usual_on, usual_on, None)
            continue
        others = (day for day in _working_days_around(usual_on, calendar) if day not in taken)
        day = next(others, None)
        if day:
            taken.add(day)
            yield ReceptionDay(usual_on, day, calendar.statuses[usual_on])


def _working_days_around(usual_on: date, calendar: DescribedCalendar) -> Iterator[date]:
    """The working days of the month after a day, and then those before it, the nearest first."""
    first, last = Span.MONTH.around(usual_on)
    for start, end, step in ((usual_on, last, _DAY), (usual_on, first, -_DAY)):
        day = start
        while day != end:
            day += step
            if calendar.counting.is_working_day(day):
                yield day
