"""Which steps a petition may take on a day, found by trying each of the procedure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from tiepdan.errors import RefusedError
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.deadlines import Judge
from tiepdan.law.limits.extensions import (
    Extension,
    check_complex,
    check_suspension,
    extension_event,
)
from tiepdan.law.procedure.interim_notices import check_interim_notice
from tiepdan.law.procedure.petition_checks import Situation, check_petition_event
from tiepdan.law.procedure.steps import PLANNED_AHEAD, Procedure, Step
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind

_DAY = timedelta(days=1)


def why_never(
    procedure: Procedure, case: Case, event: PetitionEventKind, today: date, *, number: str
) -> RefusedError | None:
    """Why an event can be on no day up to today; None where it may have been on one.

    What is refused or not changes only where something happened: these days and those beside them
    stand for all. ``number`` is the petition's, for the command that mends it.
    """
    received, *events = case.events
    situation = replace(_situation(case), number=number)
    days = {today, received.day - _DAY}
    days |= {day for one in (received, *events) for day in (one.day, one.day + _DAY)}
    for day in days:
        if (day <= today or event in PLANNED_AHEAD) and _is_allowed(
            procedure, situation, Event(event, day)
        ):
            return None
    # What is recorded already is not to be moved to today.
    on = next((one.day for one in events if one.kind == event), today)
    try:
        check_petition_event(procedure, situation, Event(event, on))
    except RefusedError as refused:
        return refused
    return None


def _situation(case: Case) -> Situation:
    received, *events = case.events
    return Situation(
        PetitionKind(case.kind),
        received.day,
        events,
        case.is_within_competence,
        case.level,
        case.is_anonymous,
    )


def possible_steps(procedure: Procedure, case: Case, day: date, judge: Judge) -> list[Step]:
    """The steps that may be recorded of a petition on this day, in the order of the procedure.

    Of one settled on an unknown day what came before may be recorded too, but nothing asks for it.
    """
    situation = _situation(case)
    is_undated = any(event.kind == PetitionEventKind.CLOSED_UNDATED for event in situation.events)
    return [
        step
        for step in procedure[situation.kind].values()
        if (step.follows_end or not is_undated)
        and _is_allowed(procedure, situation, Event(step.event, day))
        and _is_lawful(case, step.event, day, judge)
    ]


def _is_allowed(procedure: Procedure, situation: Situation, new: Event) -> bool:
    return _passes(partial(check_petition_event, procedure, situation, new))


def _is_lawful(case: Case, event: PetitionEventKind, day: date, judge: Judge) -> bool:
    """Whether what is more than a day passes its own check, given all that it would need."""
    match event:
        case PetitionEventKind.SUSPENDED:
            return _passes(partial(check_suspension, case, day, judge))
        case PetitionEventKind.COMPLEX:
            return _passes(partial(check_complex, case, day, judge, document_number="…", note="…"))
        case PetitionEventKind.EXTENDED:
            return any(
                _passes(partial(extension_event, case, Extension(day, 1, None, how, "…"), judge))
                for how in Complexity
            )
        case PetitionEventKind.INTERIM_NOTICE:
            return _passes(partial(check_interim_notice, case, day, day + timedelta(days=1)))
    return True


def _passes(check: Callable[[], object]) -> bool:
    try:
        check()
    except RefusedError:
        return False
    return True
