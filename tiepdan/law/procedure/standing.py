"""Where a petition stands after what happened to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan.law.limits.case import NEEDS_ACCEPTANCE, Event, goes_on_when_withdrawn, is_decided
from tiepdan.law.vocabulary.petition import RAISED_IN_PUBLIC, PetitionKind, PetitionState
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

OTHER_ENDS = (
    PetitionEventKind.FORWARDED,
    PetitionEventKind.GUIDED,
    PetitionEventKind.RETURNED,
    PetitionEventKind.FILED,
    PetitionEventKind.DECLINED,
    PetitionEventKind.WITHDRAWN,
    PetitionEventKind.TERMINATED,
    PetitionEventKind.CLOSED_UNDATED,
)
"""How a petition ends that is not decided or answered, in the order of reports."""

CLOSING_EVENTS = frozenset({PetitionEventKind.DECIDED, *OTHER_ENDS})
"""Events after which nothing more is owed for a petition but what follows from its end.

A withdrawal is one only where the case does not go on, see ``goes_on_when_withdrawn``.
"""

DECISIONS = frozenset({PetitionEventKind.DECIDED, PetitionEventKind.SECOND_DECIDED})
"""Events that are a decision or conclusion, of this office or of the superior."""

REPLIES = frozenset({PetitionEventKind.AGENCY_REPLIED, PetitionEventKind.MEETING_RESULTS})
"""A body's written result. Of what was raised in public it is the answer: the body sends it to
whoever raised it. Of any other petition it tells the office, which answers by itself."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a petition stands: its state, since when, and when and by what event it ended."""

    state: PetitionState
    since: date
    finished_on: date | None
    ended_by: str | None = None


def petition_standing(
    kind: PetitionKind, received_on: date, events: Iterable[Event], channel: str | None = None
) -> Standing:
    """Where a petition that came this way stands after these events."""
    standing = Standing(PetitionState.NEW, received_on, None)
    in_order = sorted(events, key=_order)
    for event in in_order:
        reached = _state_after(event, kind, in_order, channel)
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
        and event.kind not in {PetitionEventKind.SECOND_DECIDED, *REPLIES}
    )


_FIRST_OF_A_DAY: dict[str, int] = {
    PetitionEventKind.RECEIVED: 0,
    PetitionEventKind.ACCEPTED: 1,
    PetitionEventKind.ANSWERED: 2,
    PetitionEventKind.AGENCY_REPLIED: 2,
    PetitionEventKind.MEETING_RESULTS: 2,
    # Of these two the one recorded later is the later one.
    PetitionEventKind.SUSPENDED: 3,
    PetitionEventKind.RESUMED: 3,
}
_LATER_THAT_DAY = 4


def _order(event: Event) -> tuple[date, int, str]:
    """By day; of one day, acceptance and answer come before what ends the petition."""
    place = _FIRST_OF_A_DAY.get(event.kind, _LATER_THAT_DAY)
    return event.day, place, event.kind if place == _LATER_THAT_DAY else ""


def _state_after(
    event: Event, kind: PetitionKind, events: Sequence[Event], channel: str | None
) -> PetitionState | None:
    """The state that an event brings a petition into; none where it changes nothing."""
    match event.kind:
        case PetitionEventKind.ACCEPTED:
            return PetitionState.ACCEPTED
        case PetitionEventKind.RESUMED:
            return _state_when_resumed(event, events)
        case PetitionEventKind.SUSPENDED:
            return PetitionState.SUSPENDED
        case PetitionEventKind.WITHDRAWN if goes_on_when_withdrawn(kind, events, event):
            return PetitionState.WITHDRAWN
        case PetitionEventKind.SECOND_DECIDED if not is_decided(events):
            return PetitionState.RESOLVED
    return _state_at_the_end(event, kind, channel)


def _state_when_resumed(event: Event, events: Iterable[Event]) -> PetitionState:
    is_withdrawn = any(
        other.kind == PetitionEventKind.WITHDRAWN and other.day <= event.day for other in events
    )
    return PetitionState.WITHDRAWN if is_withdrawn else PetitionState.ACCEPTED


def _state_at_the_end(
    event: Event, kind: PetitionKind, channel: str | None
) -> PetitionState | None:
    is_answer = event.kind == PetitionEventKind.ANSWERED or (
        event.kind in REPLIES and channel in RAISED_IN_PUBLIC
    )
    # The notice about a complaint or denunciation leaves it open; to a proposal or feedback the
    # answer is the end: the law sets no further step.
    if event.kind == PetitionEventKind.DECIDED or (is_answer and kind not in NEEDS_ACCEPTANCE):
        return PetitionState.RESOLVED
    return PetitionState.CLOSED if event.kind in CLOSING_EVENTS else None
