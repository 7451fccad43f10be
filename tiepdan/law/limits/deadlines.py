"""From a clock and the calendar to the day by which the step must be done."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from tiepdan.law.counting.calendar import WorkCalendar
from tiepdan.law.counting.periods import Pause, Unit, count_due
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.clocks import Clock, clocks, concerns
from tiepdan.law.limits.running_clock import RunningClock
from tiepdan.law.limits.time_limits import (
    LocalPack,
    Severity,
    Subject,
    TimeLimit,
    Variant,
    Version,
)
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

_DAY = timedelta(days=1)


class Deadline(NamedTuple):
    """A running or ended limit of one petition or meeting.

    ``total`` is the amount with what pauses and extensions added to it. ``raw_due`` is the last
    day counted; ``due`` the working day on which it effectively ends. ``alternative_due`` is the
    latest day that a conflicting text gives, if there is one: the step counts as late only after
    both. A lead time that falls on a day off is to be kept on the working day before it, but is
    late only after the day itself: ``late_after`` is the last day that is in time by every text.
    ``came_after`` is what would have prevented a milestone, but came too late.
    ``without_effect`` are suspensions, extensions and findings that came after it had run out.
    ``done_by`` is the event that met or ended it; a lead time also ends with its own day, and a
    milestone with its due day, by no event.
    """

    limit: TimeLimit
    version: Version
    started_on: date
    started_by: str
    variant: Variant | None
    amount: int
    total: int
    raw_due: date
    due: date
    alternative_due: date | None
    late_after: date
    done_on: date | None
    done_by: str | None
    pauses: tuple[Pause, ...]
    extensions: tuple[Event, ...]
    without_effect: tuple[Event, ...]
    came_after: Event | None
    is_provisional: bool

    @property
    def paused_since(self) -> date | None:
        """Since when the clock stands still, if it does at present."""
        return self.pauses[-1].start if self.pauses and self.pauses[-1].end is None else None

    @property
    def is_owed(self) -> bool:
        """Whether somebody must do something, and it is no reminder or date that merely comes."""
        return self.limit.severity.is_duty

    @property
    def last_day(self) -> date:
        """The last day of the period; what comes about only after it does so on the next."""
        return _last_day(self.due, self.version.unit)

    def has_begun(self, today: date) -> bool:
        """Whether it runs by now: a lead time runs before the day it is counted from."""
        return self.started_on <= today or self.version.unit.is_lead

    @property
    def is_met(self) -> bool:
        """Whether the step itself was done, and not merely no longer owed."""
        return self.done_by in self.limit.met_by


class LimitsByKind:
    """Limits looked up by what they concern; those that something follows from come first."""

    def __init__(self, limits: Iterable[TimeLimit]) -> None:
        """Take them once, for the many cases to come."""
        self._limits = tuple(limits)
        self._telling = frozenset(kind for limit in self._limits for kind in limit.outside_once)
        self._found: dict[tuple[object, ...], tuple[Sequence[TimeLimit], Sequence[TimeLimit]]] = {}

    def of(self, case: Case) -> tuple[Sequence[TimeLimit], Sequence[TimeLimit]]:
        """Those from which an event follows when they run out, and the others."""
        # Whatever ``concerns`` looks at; the same few combinations come again and again.
        key = (
            case.subject,
            case.kind,
            case.is_within_competence,
            case.channel,
            case.chaired_by,
            case.is_online,
            case.addressed_to,
            case.raised_at,
            case.is_anonymous,
            self._telling.intersection(event.kind for event in case.events),
        )
        if key not in self._found:
            own = [
                limit.for_channel(case.channel) for limit in self._limits if concerns(limit, case)
            ]
            self._found[key] = (
                tuple(limit for limit in own if limit.then),
                tuple(limit for limit in own if not limit.then),
            )
        return self._found[key]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an office lies up to and including a day: which packs bind it, and is it remote."""

    until: date
    is_remote: bool
    binds: Callable[[LocalPack | None], bool]


@dataclass(frozen=True, slots=True)
class Judge:
    """What the cases of an office are judged by: the limits that bind it, and its calendar.

    ``places`` is for an office of which that changed, in order: each clock is judged by where the
    office lay on the day on which it starts, as it is by the wording of the law of that day.
    """

    limits: LimitsByKind
    is_remote: bool
    calendar: WorkCalendar
    places: tuple[Place, ...] = ()

    def deadlines(self, case: Case) -> list[Deadline]:
        """Every deadline of a case, those that follow from another one running out included.

        None of a case that ended on a day that nobody knows; and of a meeting none that waits for
        such an opinion. What began before the calendar is not counted either.

        Raises:
            OutsideCalendarError: one leaves the calendar.
        """
        leading, others = self.limits.of(case)
        if any(event.kind == PetitionEventKind.CLOSED_UNDATED for event in case.events):
            if case.subject is Subject.PETITION:
                return []
            leading, others = (
                [one for one in limits if MeetingEventKind.OPINIONS_ANSWERED not in one.met_by]
                for limits in (leading, others)
            )
        found = self._deadlines_of(case, leading)
        # A period ends at 24:00 of its last day, which is day 0 of what follows; what comes about
        # only after it (``Unit.AFTER``) has a day of its own, and that one is day 0.
        followed = [
            Event(deadline.limit.then, deadline.due)
            for deadline in found
            if deadline.limit.then and _ran_out(deadline)
        ]
        if followed:
            case = replace(case, events=(*case.events, *followed))
        return found + self._deadlines_of(case, others)

    def _deadlines_of(self, case: Case, limits: Sequence[TimeLimit]) -> list[Deadline]:
        return [
            compute_deadline(clock, case.events, is_remote=is_remote, calendar=self.calendar)
            for clock in clocks(case, limits)
            if clock.start.day >= self.calendar.first
            for is_remote in self._is_remote(clock)
        ]

    def _is_remote(self, clock: Clock) -> tuple[bool, ...]:
        """Whether the office was remote when a clock started; nothing where it was not bound."""
        if not self.places:
            return (self.is_remote,)
        place = next(place for place in self.places if clock.start.day <= place.until)
        return (place.is_remote,) if place.binds(clock.limit.pack) else ()


def compute_deadline(
    clock: Clock, events: Sequence[Event], *, is_remote: bool, calendar: WorkCalendar
) -> Deadline:
    """The deadline of a clock.

    ``events`` are all those of the case: what lengthens it may be found before the clock starts.
    """
    limit, version, start = clock.limit, clock.version, clock.start.day
    running = None
    if clock.changes or version.variants:
        known_before = (event for event in events if event.day < start)
        running = RunningClock(clock, known_before, is_remote=is_remote, calendar=calendar)
    amount = running.amount if running else version.amount
    if version.unit is Unit.NAMED and clock.start.act_by:
        amount = (clock.start.act_by - start).days
    total = running.total if running else amount
    raw_due, due = count_due(start, total, version.unit, calendar)
    alternative_due = None
    if version.alternatives:
        alternative_due = max(
            (
                count_due(start, other.amount, other.unit, calendar).effective
                for other in version.alternatives_on(start)
            ),
            default=None,
        )
    late_after = raw_due if version.unit is Unit.BEFORE_CALENDAR else due
    if alternative_due is not None and alternative_due > late_after:
        late_after = alternative_due
    done_on, done_by = _end_of(clock, due)
    return Deadline(
        limit,
        version,
        start,
        clock.start.kind,
        running.variant if running else None,
        amount,
        total,
        raw_due,
        due,
        alternative_due,
        late_after,
        done_on,
        done_by,
        tuple(running.pauses) if running else (),
        tuple(running.extensions) if running else (),
        tuple(running.without_effect) if running else (),
        clock.end if done_by is None and not version.unit.is_lead else None,
        calendar.is_provisional(min(start, due), max(start, late_after)),
    )


def _last_day(due: date, unit: Unit) -> date:
    return due - _DAY if unit is Unit.AFTER else due


def _end_of(clock: Clock, due: date) -> tuple[date | None, str | None]:
    """When and by what the clock ended; see ``Deadline``."""
    if clock.end is not None and (
        clock.limit.severity is not Severity.MILESTONE
        or clock.end.day <= _last_day(due, clock.version.unit)
    ):
        return clock.end.day, clock.end.kind
    if clock.version.unit.is_lead:
        return clock.start.day, None
    if clock.limit.severity is Severity.MILESTONE:
        return due, None
    return None, None


def _ran_out(deadline: Deadline) -> bool:
    """Whether the period passes without the event that would have met or ended it."""
    if deadline.paused_since is not None:
        return False
    ended_on = deadline.done_on if deadline.done_by else None
    return ended_on is None or ended_on > deadline.due
