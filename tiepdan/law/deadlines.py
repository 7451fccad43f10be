"""From a clock and the calendar to the day by which the step must be done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from tiepdan.law.calendar import WorkCalendar
from tiepdan.law.procedure import Case, Clock, Event, clocks, concerns
from tiepdan.law.rules import Severity, TimeLimit, Unit, Variant, Version
from tiepdan.law.vocabulary import PetitionEventKind


class Pause(NamedTuple):
    """A suspension: the days after ``start`` up to and including ``end`` are not counted.

    The decision to go on restarts the clock from its own day (Nghị định 155/2026/NĐ-CP, Điều 12),
    which like every day of an event is not counted. ``counted_days`` is how many days of the kind
    counted lie in it; without an ``end`` the clock stands still.
    """

    start: date
    end: date | None
    counted_days: int


class Due(NamedTuple):
    """The end of a period: as counted, and moved to a working day."""

    raw: date
    effective: date


class Deadline(NamedTuple):
    """A running or ended limit of one petition or meeting.

    ``total`` is the amount with what pauses and extensions added to it. ``raw_due`` is the last
    day counted; ``due`` the working day on which it effectively ends. ``alternative_due`` is the
    latest day that a conflicting text gives, if there is one: the step counts as late only after
    both. A lead time that falls on a day off is to be kept on the working day before it, but is
    late only after the day itself: ``late_after`` is the last day that is in time by every text.
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
    is_provisional: bool

    @property
    def paused_since(self) -> date | None:
        """Since when the clock stands still, if it does at present."""
        return self.pauses[-1].start if self.pauses and self.pauses[-1].end is None else None

    @property
    def is_owed(self) -> bool:
        """Whether somebody must do something, and it is not a date that merely comes."""
        return self.limit.severity is not Severity.MILESTONE

    def has_begun(self, today: date) -> bool:
        """Whether it runs by now: a lead time runs before the day it is counted from."""
        return self.started_on <= today or self.version.unit.is_lead

    @property
    def is_met(self) -> bool:
        """Whether the step itself was done, and not merely no longer owed."""
        return self.done_by in self.limit.met_by


def count_due(start: date, amount: int, unit: Unit, calendar: WorkCalendar) -> Due:
    """The end of ``amount`` days or months after ``start`` (day 0), or of a lead time before it.

    Raises:
        OutsideCalendarError: it leaves the calendar.
    """
    if unit is Unit.WORKING:
        due = calendar.add_working_days(start, amount)
        return Due(due, due)
    if unit is Unit.CALENDAR:
        raw = calendar.add_calendar_days(start, amount)
        return Due(raw, calendar.next_working_day(raw))
    if unit is Unit.MONTHS:
        raw = calendar.add_months(start, amount)
        return Due(raw, calendar.next_working_day(raw))
    if unit is Unit.BEFORE:
        latest = calendar.subtract_working_days(start, amount)
        return Due(latest, latest)
    raw = calendar.add_calendar_days(start, -amount)
    return Due(raw, calendar.previous_working_day(raw))


class LimitsByKind:
    """Limits looked up by what they concern; those that something follows from come first."""

    def __init__(self, limits: Iterable[TimeLimit]) -> None:
        """Take them once, for the many cases to come."""
        self._limits = tuple(limits)
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
        )
        if key not in self._found:
            own = [limit for limit in self._limits if concerns(limit, case)]
            self._found[key] = (
                tuple(limit for limit in own if limit.then),
                tuple(limit for limit in own if not limit.then),
            )
        return self._found[key]


@dataclass(frozen=True, slots=True)
class Judge:
    """What the cases of an office are judged by: the limits that bind it, and its calendar."""

    limits: LimitsByKind
    is_remote: bool
    calendar: WorkCalendar

    def deadlines(self, case: Case) -> list[Deadline]:
        """Every deadline of a case, those that follow from another one running out included.

        Raises:
            OutsideCalendarError: one leaves the calendar.
        """
        leading, others = self.limits.of(case)
        found = self._started(case, leading)
        # A period ends at 24:00 of its last day, which is day 0 of what follows.
        followed = [
            Event(deadline.limit.then, deadline.due)
            for deadline in found
            if deadline.limit.then and _ran_out(deadline)
        ]
        if followed:
            case = replace(case, events=(*case.events, *followed))
        return found + self._started(case, others)

    def _started(self, case: Case, limits: Sequence[TimeLimit]) -> list[Deadline]:
        return [
            compute_deadline(clock, case.events, is_remote=self.is_remote, calendar=self.calendar)
            for clock in clocks(case, limits)
        ]


def compute_deadline(
    clock: Clock, events: Sequence[Event], *, is_remote: bool, calendar: WorkCalendar
) -> Deadline:
    """The deadline of a clock.

    ``events`` are all those of the case: what makes it complex may come before the clock starts.
    """
    limit, version, start = clock.limit, clock.version, clock.start.day
    variant = None
    if version.variants:
        variant = _variant(clock, events, is_remote=is_remote, calendar=calendar)
    amount = version.amount_for(variant)
    running = _Running(clock, amount, calendar) if clock.changes else None
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
    done_on, done_by = _ended(clock, due)
    return Deadline(
        limit,
        version,
        start,
        clock.start.kind,
        variant,
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
        calendar.is_provisional(min(start, due), max(start, late_after)),
    )


def _variant(
    clock: Clock, events: Sequence[Event], *, is_remote: bool, calendar: WorkCalendar
) -> Variant | None:
    """What lengthens the period; nothing that is found only after it has run out."""
    version, start = clock.version, clock.start.day
    variant = version.variant_for(is_remote=is_remote)
    due = count_due(start, version.amount_for(variant), version.unit, calendar).effective
    kinds = {event.kind for event in events if event.day <= due}
    return version.variant_for(
        is_remote=is_remote,
        is_complex=PetitionEventKind.COMPLEX in kinds,
        has_several_places=PetitionEventKind.SEVERAL_PLACES in kinds,
    )


def _ended(clock: Clock, due: date) -> tuple[date | None, str | None]:
    """When and by what the clock ended; see ``Deadline``."""
    if clock.end is not None and (
        clock.limit.severity is not Severity.MILESTONE or clock.end.day <= due
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


class _Running:
    """The amount of a clock while pauses and extensions are added as they were decided."""

    def __init__(self, clock: Clock, amount: int, calendar: WorkCalendar) -> None:
        self._start, self._unit, self._calendar = clock.start.day, clock.version.unit, calendar
        self.total = amount
        self.pauses: list[Pause] = []
        self.extensions: list[Event] = []
        for change in clock.changes:
            if change.kind == PetitionEventKind.EXTENDED and clock.version.extension:
                self._extend(change)
            elif change.kind == PetitionEventKind.RESUMED:
                self._resume(change.day)
            elif change.kind == PetitionEventKind.SUSPENDED and clock.limit.is_pausable_on(
                change.day
            ):
                self._suspend(change.day)
        if clock.end is not None:
            # Decided, withdrawn or terminated while it was suspended.
            self._resume(clock.end.day)

    def _extend(self, extension: Event) -> None:
        self.extensions.append(extension)
        if extension.extended_to is not None:
            self.total = days_between(
                self._start, extension.extended_to, self._unit, self._calendar
            )
        else:
            self.total += extension.extended_days or 0

    def _suspend(self, day: date) -> None:
        raw, due = count_due(self._start, self.total, self._unit, self._calendar)
        # A clock that has run out cannot be stopped any more.
        if day <= due:
            # Where the last day is off, the days to the next working day belong to the period.
            self.total += max(days_between(raw, day, self._unit, self._calendar), 0)
            self.pauses.append(Pause(day, None, 0))

    def _resume(self, day: date) -> None:
        if self.pauses and self.pauses[-1].end is None:
            start = self.pauses[-1].start
            counted = days_between(start, day, self._unit, self._calendar)
            self.pauses[-1] = Pause(start, day, counted)
            self.total += counted


def days_between(start: date, end: date, unit: Unit, calendar: WorkCalendar) -> int:
    """How many days of the kind counted lie after ``start`` up to and including ``end``."""
    if unit.counts_working_days:
        return calendar.count_working_days(start, end)
    return (end - start).days
