"""Which steps a petition may take on a day, found by trying each of the procedure."""

from collections.abc import Callable
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
from tiepdan.law.procedure.steps import Procedure, Step
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind


def possible_steps(procedure: Procedure, case: Case, day: date, judge: Judge) -> list[Step]:
    """The steps that may be recorded of a petition on this day, in the order of the procedure.

    Of one settled on an unknown day what came before may be recorded too, but nothing asks for it.
    """
    kind = PetitionKind(case.kind)
    received, *events = case.events
    situation = Situation(
        kind, received.day, events, case.is_within_competence, case.level, case.is_anonymous
    )
    is_undated = any(event.kind == PetitionEventKind.CLOSED_UNDATED for event in events)
    return [
        step
        for step in procedure[kind].values()
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
