"""Frequency duties: how often a leader must receive citizens or hold a dialogue, and the balance.

A duty is judged in whole weeks (Monday to Sunday), months or years, by the law in force on every
day of the unit: a unit in which the law began, ended or changed asks for nothing. A unit belongs
to the period in which its last day lies, so that periods in a row leave none out and count none
twice. A week without a single working day asks for nothing either. The law defines neither "week"
nor "month"; these are the civil ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tiepdan.law.calendar import WorkCalendar
from tiepdan.law.rules import Confidence, LocalPack

_DAY = timedelta(days=1)
_DAYS_OF_A_WEEK = 7


class Span(StrEnum):
    """The unit of time in which a duty must be done so many times."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DutyVersion:
    """One wording of a duty: at least ``amount`` days in each ``per``, while it is in force."""

    id: str
    amount: int
    per: Span
    since: date
    until: date | None
    article: str
    source: str
    confidence: Confidence
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Duty:
    """What must be done every so often: which meetings fulfil it, and chaired by whom.

    With an empty ``chaired_by`` it does not matter who chairs; otherwise a meeting chaired by one
    of ``delegates`` is shown apart and does not fulfil it.
    """

    id: str
    name: str
    kinds: frozenset[str]
    chaired_by: frozenset[str]
    delegates: frozenset[str]
    versions: tuple[DutyVersion, ...]
    pack: LocalPack | None = None


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A meeting that took place (also one to which nobody came), and in what capacity chaired."""

    day: date
    kind: str
    capacity: str | None


@dataclass(frozen=True, slots=True)
class SpanBalance:
    """One week, month or year of a duty: from ``start`` to ``last_day``.

    ``done`` counts days, not sessions. ``is_running`` is a unit that has not ended yet.
    """

    start: date
    last_day: date
    required: int
    done: int
    is_running: bool

    @property
    def missing(self) -> int:
        """Days still owed in a unit that has ended."""
        return 0 if self.is_running else max(self.required - self.done, 0)


@dataclass(frozen=True, slots=True)
class DutyBalance:
    """A duty over a period under one wording of the law.

    ``done`` is counted up to what each unit asks for; what was done beyond it is in ``extra``.
    """

    duty: Duty
    version: DutyVersion
    spans: tuple[SpanBalance, ...]
    delegated: int
    unstated: int

    @property
    def required(self) -> int:
        """Days asked for in the units that have ended."""
        return sum(span.required for span in self.spans if not span.is_running)

    @property
    def done(self) -> int:
        """Days that fulfil the duty in the units that have ended."""
        return self.required - self.missing

    @property
    def missing(self) -> int:
        """Days owed; required is always done and missing."""
        return sum(span.missing for span in self.spans)

    @property
    def extra(self) -> int:
        """Days beyond what their unit asked for."""
        return sum(max(span.done - span.required, 0) for span in self.spans if not span.is_running)

    @property
    def running(self) -> SpanBalance | None:
        """The unit that has not ended yet, if the period reaches into one."""
        return next((span for span in self.spans if span.is_running), None)


@dataclass(frozen=True, slots=True)
class Judged:
    """The period to judge, from ``start`` up to but not including ``end``, as of ``today``."""

    start: date
    end: date
    today: date


def balances(
    duties: Iterable[Duty],
    meetings: Sequence[MeetingDay],
    judged: Judged,
    calendar: WorkCalendar,
) -> Iterator[DutyBalance]:
    """Each duty in each of its wordings over a period.

    The unit in which ``today`` lies is running; later ones are not looked at.
    """
    for duty in duties:
        for version in duty.versions:
            spans = tuple(_spans(version, judged, calendar))
            if spans:
                yield _balance(duty, version, spans, meetings, judged.today)


def _balance(
    duty: Duty,
    version: DutyVersion,
    spans: Sequence[tuple[date, date]],
    meetings: Sequence[MeetingDay],
    today: date,
) -> DutyBalance:
    first, last = spans[0][0], min(spans[-1][1], today)
    held = [m for m in meetings if m.kind in duty.kinds and first <= m.day <= last]
    own = {m.day for m in held if not duty.chaired_by or m.capacity in duty.chaired_by}
    return DutyBalance(
        duty=duty,
        version=version,
        spans=tuple(
            SpanBalance(
                start=span_start,
                last_day=span_last,
                required=version.amount,
                done=sum(span_start <= day <= span_last for day in own),
                is_running=span_last >= today,
            )
            for span_start, span_last in spans
        ),
        delegated=len({m.day for m in held if m.capacity in duty.delegates}),
        unstated=len({m.day for m in held if duty.chaired_by and m.capacity is None}),
    )


def _spans(
    version: DutyVersion, judged: Judged, calendar: WorkCalendar
) -> Iterator[tuple[date, date]]:
    """First and last day of each unit that ends in the period and lies wholly under the law."""
    day = max(judged.start, version.since)
    while day < judged.end and day <= judged.today:
        first, last = _span_of(day, version.per)
        day = last + _DAY
        in_force = version.since <= first and (version.until is None or last <= version.until)
        is_of_period = last < judged.end or first <= judged.today < judged.end
        if in_force and is_of_period and _has_working_day(first, last, calendar):
            yield first, last


def _span_of(day: date, per: Span) -> tuple[date, date]:
    if per is Span.WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=_DAYS_OF_A_WEEK - 1)
    if per is Span.YEAR:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    next_month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day.replace(day=1), next_month - _DAY


def _has_working_day(first: date, last: date, calendar: WorkCalendar) -> bool:
    return calendar.count_working_days(first - _DAY, last) > 0
