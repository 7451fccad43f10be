"""Frequency duties: how often a leader must receive citizens or hold a dialogue, and the balance.

A duty is judged in whole weeks (Monday to Sunday), months or years: the law defines neither "week"
nor "month", so these are the civil ones. A unit asks for what the law asked on each of its days;
one in which that began, ended or changed asks for nothing, and neither does a week without a
single working day. A new text that goes on asking the same changes nothing: the unit is then
judged under the wording in force at its end.

A unit belongs to the period in which its last day lies, so that periods in a row leave none out
and count none twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from tiepdan.dates import is_between
from tiepdan.law.limits.time_limits import Confidence, LocalPack
from tiepdan.law.vocabulary.meeting import Capacity, MeetingKind

if TYPE_CHECKING:
    from tiepdan.law.counting.calendar import WorkCalendar

_DAY = timedelta(days=1)
_DAYS_OF_A_WEEK = 7


class Span(StrEnum):
    """The unit of time in which a duty must be done so many times."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def around(self, day: date) -> tuple[date, date]:
        """The first and the last day of the unit in which a day lies."""
        if self is Span.WEEK:
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=_DAYS_OF_A_WEEK - 1)
        if self is Span.YEAR:
            return date(day.year, 1, 1), date(day.year, 12, 31)
        next_month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return day.replace(day=1), next_month - _DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyVersion:
    """One wording of a duty: at least ``amount`` days in each ``per``, while it is in force."""

    id: str
    amount: int = field(metadata={"least": 1})
    per: Span
    since: date
    until: date | None = None
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether this wording governs a day."""
        return is_between(day, self.since, self.until)

    def asks_the_same_as(self, other: "DutyVersion") -> bool:
        """Whether both ask for as many days in the same unit."""
        return (self.amount, self.per) == (other.amount, other.per)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What must be done every so often: which meetings fulfil it, and chaired by whom.

    With an empty ``chaired_by`` it does not matter who chairs; otherwise a meeting chaired by one
    of ``delegates`` is shown apart and does not fulfil it.
    """

    id: str
    name: str
    kinds: frozenset[MeetingKind]
    chaired_by: frozenset[Capacity] = frozenset()
    delegates: frozenset[Capacity] = frozenset()
    versions: tuple[DutyVersion, ...] = field(metadata={"key": "version"})
    pack: LocalPack | None = field(default=None, metadata={"key": None})


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A meeting that took place (also one to which nobody came), and in what capacities chaired.

    Without a capacity nobody recorded that; one chaired in several counts for each.
    """

    day: date
    kind: str
    capacities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SpanBalance:
    """One week, month or year of a duty: from ``start`` to ``last_day``.

    ``done``, ``delegated`` and ``unstated`` count days, not sessions: those that fulfil the duty,
    those of a delegated deputy, and those not done of which nobody recorded who chaired.
    ``is_running`` is a unit that has not ended yet.
    """

    start: date
    last_day: date
    required: int
    done: int
    delegated: int
    unstated: int
    is_running: bool

    @property
    def missing(self) -> int:
        """Days still owed in a unit that has ended."""
        return 0 if self.is_running else max(self.required - self.done, 0)


@dataclass(frozen=True, slots=True)
class DutyBalance:
    """A duty over a period under one wording of the law; its sums are of the units that ended.

    ``done`` is counted up to what each unit asks for; what was done beyond it is in ``extra``.
    """

    duty: Duty
    version: DutyVersion
    spans: tuple[SpanBalance, ...]

    @property
    def required(self) -> int:
        """Days asked for."""
        return sum(span.required for span in self._ended)

    @property
    def done(self) -> int:
        """Days that fulfil the duty."""
        return sum(min(span.done, span.required) for span in self._ended)

    @property
    def missing(self) -> int:
        """Days owed; required is always done and missing."""
        return sum(span.missing for span in self._ended)

    @property
    def extra(self) -> int:
        """Days beyond what their unit asked for."""
        return sum(max(span.done - span.required, 0) for span in self._ended)

    @property
    def delegated(self) -> int:
        """Days on which a delegated deputy chaired, which fulfil nothing."""
        return sum(span.delegated for span in self._ended)

    @property
    def unstated(self) -> int:
        """Days that fulfil nothing because the capacity of the chair is not recorded."""
        return sum(span.unstated for span in self._ended)

    @property
    def missing_spans(self) -> tuple[SpanBalance, ...]:
        """The weeks, months or years in which something is missing."""
        return tuple(span for span in self._ended if span.missing)

    @property
    def running_span(self) -> SpanBalance | None:
        """The unit that has not ended yet, if the period reaches into one that asks something."""
        return next((span for span in self.spans if span.is_running and span.required), None)

    @property
    def _ended(self) -> Iterator[SpanBalance]:
        return (span for span in self.spans if not span.is_running)


@dataclass(frozen=True, slots=True)
class JudgedPeriod:
    """The period to judge, from ``start`` up to but not including ``end``, as of ``today``."""

    start: date
    end: date
    today: date


def balances(
    duties: Iterable[Duty],
    meetings: Sequence[MeetingDay],
    judged: JudgedPeriod,
    calendar: "WorkCalendar",
) -> Iterator[DutyBalance]:
    """Each duty in each of its wordings that governs a unit of the period.

    The unit in which ``today`` lies is running; later ones, and what is recorded for later days,
    are not looked at.
    """
    for duty in duties:
        held = [m for m in meetings if m.kind in duty.kinds and m.day <= judged.today]
        for version in duty.versions:
            units = tuple(_units(duty, version, judged))
            if units:
                days = _Days.of(duty, version.per, held)
                yield DutyBalance(
                    duty,
                    version,
                    tuple(_span_balance(version, unit, days, judged, calendar) for unit in units),
                )


@dataclass(frozen=True, slots=True)
class _Days:
    """How many days there are of each sort in each unit, by the unit's first day."""

    done: Counter[date]
    delegated: Counter[date]
    unstated: Counter[date]

    @classmethod
    def of(cls, duty: Duty, per: Span, held: Sequence[MeetingDay]) -> "_Days":
        own = {
            m.day
            for m in held
            if not duty.chaired_by or not m.capacities.isdisjoint(duty.chaired_by)
        }
        delegated = {
            m.day
            for m in held
            if not m.capacities.isdisjoint(duty.delegates)
            # Beside the head a deputy stands in for nobody.
            and m.capacities.isdisjoint(duty.chaired_by)
        }
        unstated = {m.day for m in held if not m.capacities} - own
        return cls(
            *(Counter(per.around(day)[0] for day in days) for days in (own, delegated, unstated))
        )


def _span_balance(
    version: DutyVersion,
    unit: tuple[date, date],
    days: _Days,
    judged: JudgedPeriod,
    calendar: "WorkCalendar",
) -> SpanBalance:
    first, last = unit
    return SpanBalance(
        start=first,
        last_day=last,
        required=version.amount if _has_working_day(first, last, calendar) else 0,
        done=days.done[first],
        delegated=days.delegated[first],
        unstated=days.unstated[first],
        is_running=last >= judged.today,
    )


def _units(duty: Duty, version: DutyVersion, judged: JudgedPeriod) -> Iterator[tuple[date, date]]:
    """First and last day of each unit of the period, ended or running, that a wording governs."""
    latest = min(judged.end - _DAY, judged.today)
    day = max(judged.start, version.since)
    while day <= latest:
        first, last = version.per.around(day)
        day = last + _DAY
        is_of_period = last < judged.end or judged.today < judged.end
        governs = version.is_in_force(min(last, judged.today))
        if is_of_period and governs and _is_asked_throughout(duty, version, first, last):
            yield first, last


def _is_asked_throughout(duty: Duty, version: DutyVersion, first: date, last: date) -> bool:
    """Whether every day of a unit was under this wording, or another one that asks the same."""
    same = [other for other in duty.versions if other.asks_the_same_as(version)]
    day = first
    while day <= last:
        wording = next((other for other in same if other.is_in_force(day)), None)
        if wording is None:
            return False
        if wording.until is None:
            return True
        day = wording.until + _DAY
    return True


def _has_working_day(first: date, last: date, calendar: "WorkCalendar") -> bool:
    return calendar.count_working_days(first - _DAY, min(last, calendar.last)) > 0
