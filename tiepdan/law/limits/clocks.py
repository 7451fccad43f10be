"""The clocks in a case: which limits its events start, change and end."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from tiepdan.law.counting.periods import Unit
from tiepdan.law.limits.case import (
    LENGTHENING_EVENTS,
    Case,
    Event,
    goes_on_when_withdrawn,
    is_decided,
)
from tiepdan.law.limits.time_limits import Competence, TimeLimit, Version
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

_WITHDRAWN = PetitionEventKind.WITHDRAWN
_CHANGES = LENGTHENING_EVENTS | {
    PetitionEventKind.SUSPENDED,
    PetitionEventKind.RESUMED,
    PetitionEventKind.EXTENDED,
}


class Clock(NamedTuple):
    """One limit that was started in a case, and the event that met or ended it, if any did.

    ``version`` is the wording in force on the day of the start; ``changes`` are the suspensions,
    resumptions, extensions and findings after its start, in order.
    """

    limit: TimeLimit
    version: Version
    start: Event
    end: Event | None
    changes: tuple[Event, ...]


def clocks(case: Case, limits: Iterable[TimeLimit]) -> Iterator[Clock]:
    """Each limit that was started in a case under a text in force on that day.

    ``limits`` are those that concern it. A step done before its clock starts is not owed. A
    withdrawal after which the case goes on lets no limit lapse but a lead time: the day that is
    prepared, that of the dialogue, will not come.
    """
    events = sorted(case.events, key=attrgetter("day"))
    kinds = {event.kind for event in events}
    ending = events if kinds.isdisjoint(_MAYBE_NO_END) else _ending_events(case.kind, events)
    changes = () if kinds.isdisjoint(_CHANGES) else [e for e in events if e.kind in _CHANGES]
    for limit in limits:
        if kinds.isdisjoint(limit.starts_with):
            continue
        starts = [event for event in events if _starts(limit, event)]
        ends = [event for event in ending if event.kind in limit.ended_by]
        notices = deque(event for event in ends if event.kind in limit.met_by)
        for position, start in enumerate(starts):
            version = limit.version_on(start.day)
            if version is None or (version.unit is Unit.NAMED and start.act_by is None):
                continue
            if version.unit.is_lead:
                # Each notice is for one day, the first for the first.
                is_notified = notices and notices[0].day <= start.day
                notice = notices.popleft() if is_notified else _lapse(limit, events, start)
                yield Clock(limit, version, start, notice, ())
            elif position or not ends or ends[0].day >= start.day:
                end = next((end for end in ends if end.day >= start.day), None)
                if version.unit is Unit.NAMED:
                    end = _before_another_day(end, starts[position + 1 :])
                own = _changes_of(changes, start, end) if changes else ()
                yield Clock(limit, version, start, end, own)


def _before_another_day(end: Event | None, later: Sequence[Event]) -> Event | None:
    """What ends the wait for a day that was named: a later notice, in the place of the first."""
    if later and (end is None or later[0].day < end.day):
        return later[0]
    return end


def _starts(limit: TimeLimit, event: Event) -> bool:
    """Whether an event starts a limit; one recorded before grounds were asked for does."""
    return event.kind in limit.starts_with and (
        not limit.grounds or event.ground is None or event.ground in limit.grounds
    )


_MAYBE_NO_END = frozenset({_WITHDRAWN, PetitionEventKind.SECOND_DECIDED})


def _ending_events(kind: str, events: Sequence[Event]) -> Sequence[Event]:
    """The events, without a withdrawal or a decision of the superior that is no end."""
    no_end = {PetitionEventKind.SECOND_DECIDED} if is_decided(events) else frozenset()
    return [
        event
        for event in events
        if event.kind not in no_end
        and (event.kind != _WITHDRAWN or not goes_on_when_withdrawn(kind, events, event))
    ]


def _lapse(limit: TimeLimit, events: Iterable[Event], start: Event) -> Event | None:
    """What made a lead time pointless before its day came."""
    before = (end for end in events if end.kind in limit.lapses_with and end.day < start.day)
    return next(before, None)


def _changes_of(changes: Sequence[Event], start: Event, end: Event | None) -> tuple[Event, ...]:
    """The changes while this clock ran."""
    return tuple(
        change
        for change in changes
        if start.day <= change.day and (end is None or change.day <= end.day)
    )


def concerns(limit: TimeLimit, case: Case) -> bool:
    """Whether a limit is one for such a petition or meeting."""
    return (
        limit.subject is case.subject
        and case.kind in limit.kinds
        and _is_of_competence(limit, case)
        and (not limit.channels or case.channel in limit.channels)
        and (
            not limit.only_chaired_by
            or not case.chaired_by.isdisjoint(limit.only_chaired_by)
            or case.addressed_to in limit.or_addressed_to
        )
        and (not limit.raised_at or case.raised_at in limit.raised_at)
        and (case.is_online or not limit.only_online)
        and not (case.is_anonymous and limit.not_if_anonymous)
    )


def _is_of_competence(limit: TimeLimit, case: Case) -> bool:
    """Whether a limit runs within, or outside, our competence as this petition does.

    What is passed on to another body is outside, even where it was first recorded as ours.
    """
    return (
        limit.competence is None
        or (limit.competence is Competence.WITHIN) is case.is_within_competence
        or any(event.kind in limit.outside_once for event in case.events)
    )
