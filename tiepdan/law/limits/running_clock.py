"""A clock while it runs: what suspensions, extensions and a complex case add to its period."""

from collections.abc import Iterable
from datetime import date

from tiepdan.law.counting.calendar import WorkCalendar
from tiepdan.law.counting.periods import Due, Pause, count_due, days_between
from tiepdan.law.limits.case import LENGTHENING_EVENTS, Event
from tiepdan.law.limits.clocks import Clock
from tiepdan.law.limits.time_limits import Variant
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


class RunningClock:
    """The period of one clock, as what happens while it runs changes it, one after the other.

    Nothing lengthens or stops a period that has run out.
    """

    def __init__(
        self,
        clock: Clock,
        known_before: Iterable[Event],
        *,
        is_remote: bool,
        calendar: WorkCalendar,
    ) -> None:
        """Replay a clock; what was found of the case before it started counts from the start."""
        self._clock, self._is_remote, self._calendar = clock, is_remote, calendar
        self._start, self._unit = clock.start.day, clock.version.unit
        self._found = {event.kind for event in known_before}
        self.variant = self._variant()
        self.amount = self.total = clock.version.amount_for(self.variant)
        self.pauses: list[Pause] = []
        self.extensions: list[Event] = []
        self.without_effect: list[Event] = []
        for change in clock.changes:
            self._apply(change)
        if clock.end is not None:
            # Decided, withdrawn or terminated while it was suspended.
            self._resume(clock.end.day)

    def _apply(self, change: Event) -> None:
        if change.kind == PetitionEventKind.RESUMED:
            self._resume(change.day)
        elif change.day > self._end().effective:
            self.without_effect.append(change)
        elif change.kind == PetitionEventKind.SUSPENDED:
            self._suspend(change.day)
        elif change.kind == PetitionEventKind.EXTENDED:
            self._extend(change)
        elif change.kind in LENGTHENING_EVENTS:
            self._lengthen(change)

    def _lengthen(self, found: Event) -> None:
        self._found.add(found.kind)
        self.variant = self._variant()
        amount = self._clock.version.amount_for(self.variant)
        self.total += amount - self.amount
        self.amount = amount

    def _extend(self, extension: Event) -> None:
        if not self._clock.version.extension:
            return
        self.extensions.append(extension)
        if extension.extended_to is not None:
            self.total = days_between(
                self._start, extension.extended_to, self._unit, self._calendar
            )
        else:
            self.total += extension.extended_days or 0

    def _suspend(self, day: date) -> None:
        is_suspended = bool(self.pauses) and self.pauses[-1].end is None
        if is_suspended or not self._clock.limit.is_pausable_on(day):
            return
        # Where the last day is off, the days to the next working day belong to the period.
        beyond = days_between(self._end().raw, day, self._unit, self._calendar)
        self.total += max(beyond, 0)
        self.pauses.append(Pause(day, None, 0))

    def _resume(self, day: date) -> None:
        if self.pauses and self.pauses[-1].end is None:
            start = self.pauses[-1].start
            counted = days_between(start, day, self._unit, self._calendar)
            self.pauses[-1] = Pause(start, day, counted)
            self.total += counted

    def _end(self) -> Due:
        return count_due(self._start, self.total, self._unit, self._calendar)

    def _variant(self) -> Variant | None:
        return self._clock.version.variant_for(
            is_remote=self._is_remote,
            is_complex=PetitionEventKind.COMPLEX in self._found,
            has_several_places=PetitionEventKind.SEVERAL_PLACES in self._found,
        )
