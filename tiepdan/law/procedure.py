"""From dated events to where a case stands and which clocks run in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan.law.rules import Subject, TimeLimit
from tiepdan.law.vocabulary import (
    PetitionEventKind,
    PetitionKind,
    PetitionState,
)

CLOSING = frozenset(
    {
        PetitionEventKind.DECIDED,
        PetitionEventKind.DECLINED,
        PetitionEventKind.FORWARDED,
        PetitionEventKind.GUIDED,
        PetitionEventKind.RETURNED,
        PetitionEventKind.FILED,
        PetitionEventKind.WITHDRAWN,
        PetitionEventKind.TERMINATED,
    }
)
"""Events after which nothing more is owed for a petition."""


NEEDS_ACCEPTANCE = frozenset({PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION})
"""Kinds that are decided only after they were accepted (LKN Đ28, LTC Đ30); no decision follows
an answer to a proposal or feedback, for which the answer itself is the end."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day."""

    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a petition stands: its state, since when, and when nothing more was owed for it."""

    state: PetitionState
    since: date
    finished_on: date | None


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit that was started in a case, and when it was met."""

    limit: TimeLimit
    started_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Case:
    """What decides which limits concern a petition or a meeting."""

    subject: Subject
    kind: str
    is_within_competence: bool
    events: Sequence[Event]


def petition_standing(kind: PetitionKind, received_on: date, events: Iterable[Event]) -> Standing:
    """Where a petition stands after these events."""
    state, since, finished_on = PetitionState.NEW, received_on, None
    for event in sorted(events, key=_order):
        reached = _state_after(event.kind, kind)
        if reached is None or state is PetitionState.RESOLVED:
            continue
        state, since = reached, event.day
        if reached in {PetitionState.RESOLVED, PetitionState.CLOSED}:
            finished_on = finished_on or event.day
    return Standing(state, since, finished_on)


_FIRST_OF_A_DAY = (
    PetitionEventKind.RECEIVED,
    PetitionEventKind.ACCEPTED,
    PetitionEventKind.ANSWERED,
)


def _order(event: Event) -> tuple[date, int, str]:
    """By day; of one day, acceptance and answer come before what ends the petition."""
    place = len(_FIRST_OF_A_DAY)
    if event.kind in _FIRST_OF_A_DAY:
        place = _FIRST_OF_A_DAY.index(PetitionEventKind(event.kind))
    return event.day, place, event.kind


def _state_after(event: str, kind: PetitionKind) -> PetitionState | None:
    match event:
        case PetitionEventKind.ACCEPTED:
            return PetitionState.ACCEPTED
        case PetitionEventKind.ANSWERED:
            # The notice about a complaint or denunciation leaves it open; to a proposal or
            # feedback the answer is the end: the law sets no further step.
            return None if kind in NEEDS_ACCEPTANCE else PetitionState.RESOLVED
        case PetitionEventKind.DECIDED:
            return PetitionState.RESOLVED
        case _ if event in CLOSING:
            return PetitionState.CLOSED
    return None


def clocks(case: Case, limits: Iterable[TimeLimit], *, province: str) -> Iterator[Clock]:
    """Each limit that was started in a case; a step done before its clock starts is not owed."""
    first_days: dict[str, date] = {}
    for event in sorted(case.events, key=lambda event: event.day):
        first_days.setdefault(event.kind, event.day)
    for limit in limits:
        if not _concerns(limit, case, province) or limit.starts_with not in first_days:
            continue
        started_on = first_days[limit.starts_with]
        done_on = min(
            (first_days[kind] for kind in limit.met_by if kind in first_days), default=None
        )
        if done_on is None or done_on >= started_on:
            yield Clock(limit, started_on, done_on)


def _concerns(limit: TimeLimit, case: Case, province: str) -> bool:
    return (
        limit.subject is case.subject
        and case.kind in limit.kinds
        and (case.is_within_competence or not limit.only_within_competence)
        and limit.applies_in(province)
    )
