"""From dated events to where a case stands and which clocks run in it."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from tiepdan.law.limits.time_limits import Competence, Subject, TimeLimit, Unit, Version
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition import Level, PetitionKind, PetitionState
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind

OTHER_ENDS = (
    PetitionEventKind.FORWARDED,
    PetitionEventKind.GUIDED,
    PetitionEventKind.RETURNED,
    PetitionEventKind.FILED,
    PetitionEventKind.DECLINED,
    PetitionEventKind.WITHDRAWN,
    PetitionEventKind.TERMINATED,
)
"""How a petition ends that is not decided or answered, in the order of reports."""

CLOSING = frozenset({PetitionEventKind.DECIDED, *OTHER_ENDS})
"""Events after which nothing more is owed for a petition but what follows from its end.

A withdrawal is one only where the case does not go on, see ``goes_on_when_withdrawn``.
"""


DECISIONS = frozenset({PetitionEventKind.DECIDED, PetitionEventKind.SECOND_DECIDED})
"""Events that are a decision or conclusion, of this office or of the superior."""

NEEDS_ACCEPTANCE = frozenset({PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION})
"""Kinds that are decided only after they were accepted (LKN Đ28, LTC Đ30); no decision follows
an answer to a proposal or feedback, for which the answer itself is the end."""

NEEDS_NOTE = frozenset({PetitionEventKind.WITHDRAWN_PARTLY, PetitionEventKind.NOTED})
"""Events that say nothing without a note: which part was withdrawn, and the note itself."""

NEEDS_REASON = frozenset({PetitionEventKind.DECLINED})
"""Events of which the citizen is told why (LKN Đ11, Đ27; LTC Đ24.1); their note is the reason."""

PLANNED_AHEAD = frozenset({PetitionEventKind.DIALOGUE, PetitionEventKind.PUBLICATION_MEETING})
"""Events whose day is fixed, and made known, before it comes."""


DERIVED = frozenset(
    {
        PetitionEventKind.RECEIVED,
        PetitionEventKind.RESOLUTION_EXPIRED,
        PetitionEventKind.TAKES_EFFECT,
        MeetingEventKind.PLANNED,
        MeetingEventKind.HELD,
        MeetingEventKind.OPINIONS_ANSWERED,
    }
)
"""Events that start or end clocks but follow from other facts, and are never recorded."""


class Event(NamedTuple):
    """Something that happened on a day; an extension says by how many days or up to which day.

    ``act_by`` is the day that a conclusion notice names, ``ground`` that of a refusal to receive.
    A named tuple like ``Clock`` and ``Deadline``: a rebuild makes them by the hundred thousand.
    """

    kind: str
    day: date
    extended_days: int | None = None
    extended_to: date | None = None
    complexity: Complexity | None = None
    document_number: str | None = None
    act_by: date | None = None
    ground: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a petition stands: its state, since when, and when and by what event it ended."""

    state: PetitionState
    since: date
    finished_on: date | None
    ended_by: str | None = None


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


@dataclass(frozen=True, slots=True)
class Case:
    """What decides which limits concern a petition or a meeting.

    ``chaired_by`` are the capacities in which the meeting was chaired, or the one that a petition
    came from; none where that is not recorded.
    """

    subject: Subject
    kind: str
    events: Sequence[Event]
    is_within_competence: bool = True
    channel: str | None = None
    chaired_by: frozenset[str] = frozenset()
    is_online: bool = False
    level: Level = Level.FIRST
    addressed_to: str | None = None


_WITHDRAWN = PetitionEventKind.WITHDRAWN


def goes_on_when_withdrawn(kind: str, events: Iterable[Event], withdrawal: Event) -> bool:
    """Whether a case stays open although it was withdrawn: its withdrawal is no end of its own.

    An accepted complaint ends by the decision to terminate it (LKN Đ10, Đ11a.2), an accepted
    denunciation by its conclusion or a decision to terminate it (LTC Đ33.3; Nghị định
    156/2026/NĐ-CP, Điều 4 khoản 4). Whatever was not accepted, and a proposal or feedback always,
    ends with the withdrawal.
    """
    return kind in NEEDS_ACCEPTANCE and any(
        event.kind == PetitionEventKind.ACCEPTED and event.day <= withdrawal.day for event in events
    )


def is_decided(events: Iterable[Event]) -> bool:
    """Whether this office decided: the superior's decision is no end of what ended by ours."""
    return any(event.kind == PetitionEventKind.DECIDED for event in events)


def petition_standing(kind: PetitionKind, received_on: date, events: Iterable[Event]) -> Standing:
    """Where a petition stands after these events."""
    standing = Standing(PetitionState.NEW, received_on, None)
    in_order = sorted(events, key=_order)
    for event in in_order:
        reached = _state_after(event, kind, in_order)
        if reached is None or not _may_become(standing.state, reached, event):
            continue
        is_end = reached in _ENDED
        standing = Standing(
            reached,
            event.day,
            event.day if is_end else None,
            str(event.kind) if is_end else None,
        )
    return standing


_ENDED = frozenset({PetitionState.RESOLVED, PetitionState.CLOSED})


def _may_become(state: PetitionState, reached: PetitionState, event: Event) -> bool:
    """Nothing opens again what ended; only our decision says more of it than another end."""
    return state not in _ENDED or (
        state is PetitionState.CLOSED
        and reached is PetitionState.RESOLVED
        and event.kind != PetitionEventKind.SECOND_DECIDED
    )


_FIRST_OF_A_DAY: dict[str, int] = {
    PetitionEventKind.RECEIVED: 0,
    PetitionEventKind.ACCEPTED: 1,
    PetitionEventKind.ANSWERED: 2,
    # Of these two the one recorded later is the later one.
    PetitionEventKind.SUSPENDED: 3,
    PetitionEventKind.RESUMED: 3,
}
_LATER_THAT_DAY = 4


def _order(event: Event) -> tuple[date, int, str]:
    """By day; of one day, acceptance and answer come before what ends the petition."""
    place = _FIRST_OF_A_DAY.get(event.kind, _LATER_THAT_DAY)
    return event.day, place, event.kind if place == _LATER_THAT_DAY else ""


def _state_after(event: Event, kind: PetitionKind, events: Sequence[Event]) -> PetitionState | None:
    """The state that an event brings a petition into; none where it changes nothing."""
    match event.kind:
        case PetitionEventKind.ACCEPTED:
            return PetitionState.ACCEPTED
        case PetitionEventKind.RESUMED:
            return _resumed(event, events)
        case PetitionEventKind.SUSPENDED:
            return PetitionState.SUSPENDED
        case PetitionEventKind.WITHDRAWN if goes_on_when_withdrawn(kind, events, event):
            return PetitionState.WITHDRAWN
        case PetitionEventKind.SECOND_DECIDED if not is_decided(events):
            return PetitionState.RESOLVED
    return _state_at_the_end(event, kind)


def _resumed(event: Event, events: Iterable[Event]) -> PetitionState:
    is_withdrawn = any(other.kind == _WITHDRAWN and other.day <= event.day for other in events)
    return PetitionState.WITHDRAWN if is_withdrawn else PetitionState.ACCEPTED


def _state_at_the_end(event: Event, kind: PetitionKind) -> PetitionState | None:
    if event.kind == PetitionEventKind.DECIDED or (
        # The notice about a complaint or denunciation leaves it open; to a proposal or feedback
        # the answer is the end: the law sets no further step.
        event.kind == PetitionEventKind.ANSWERED and kind not in NEEDS_ACCEPTANCE
    ):
        return PetitionState.RESOLVED
    return PetitionState.CLOSED if event.kind in CLOSING else None


LENGTHENING = frozenset({PetitionEventKind.COMPLEX, PetitionEventKind.SEVERAL_PLACES})
"""What is found of a case and makes some of its periods longer."""


_CHANGES = LENGTHENING | {
    PetitionEventKind.SUSPENDED,
    PetitionEventKind.RESUMED,
    PetitionEventKind.EXTENDED,
}


def clocks(case: Case, limits: Iterable[TimeLimit]) -> Iterator[Clock]:
    """Each limit that was started in a case under a text in force on that day.

    ``limits`` are those that concern it. A step done before its clock starts is not owed. A
    withdrawal after which the case goes on lets no limit lapse but a lead time: the day that is
    prepared, that of the dialogue, will not come.
    """
    events = sorted(case.events, key=attrgetter("day"))
    kinds = {event.kind for event in events}
    ending = events if kinds.isdisjoint(_MAYBE_NO_END) else _ending(case.kind, events)
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
                is_told = notices and notices[0].day <= start.day
                notice = notices.popleft() if is_told else _lapsed(limit, events, start)
                yield Clock(limit, version, start, notice, ())
            elif position or not ends or ends[0].day >= start.day:
                end = next((end for end in ends if end.day >= start.day), None)
                own = _own(changes, start, end) if changes else ()
                yield Clock(limit, version, start, end, own)


def _starts(limit: TimeLimit, event: Event) -> bool:
    """Whether an event starts a limit; one recorded before grounds were asked for does."""
    return event.kind in limit.starts_with and (
        not limit.grounds or event.ground is None or event.ground in limit.grounds
    )


_MAYBE_NO_END = frozenset({_WITHDRAWN, PetitionEventKind.SECOND_DECIDED})


def _ending(kind: str, events: Sequence[Event]) -> Sequence[Event]:
    """The events, without a withdrawal or a decision of the superior that is no end."""
    no_end = {PetitionEventKind.SECOND_DECIDED} if is_decided(events) else frozenset()
    return [
        event
        for event in events
        if event.kind not in no_end
        and (event.kind != _WITHDRAWN or not goes_on_when_withdrawn(kind, events, event))
    ]


def _lapsed(limit: TimeLimit, events: Iterable[Event], start: Event) -> Event | None:
    """What made a lead time pointless before its day came."""
    before = (end for end in events if end.kind in limit.lapses_with and end.day < start.day)
    return next(before, None)


def _own(changes: Sequence[Event], start: Event, end: Event | None) -> tuple[Event, ...]:
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
        and (case.is_online or not limit.only_online)
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
