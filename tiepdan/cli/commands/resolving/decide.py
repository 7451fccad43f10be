"""``tiepdan decide``: record the decision or conclusion that resolves a petition."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import UsualValue
from tiepdan.cli.recording.events import (
    EVERY_EVENT,
    ask_event,
    needed,
    record_petition_event,
    refuse_unasked,
)
from tiepdan.cli.recording.petitions.decision_measures import MeasureOption, ask_measures
from tiepdan.cli.running.run import Run
from tiepdan.facts.fact import fields
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.law.procedure.decision_measures import Measures, orders_of, results_of
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database
from tiepdan.records.reading.petitions.owed.next_steps import steps_possible
from tiepdan.records.reading.petitions.petitions import PetitionRow

_RESULT, _BY, _BODY = fields(PetitionEvent, "result", "decided_by", "body")
_DECISIONS = (PetitionEventKind.DECIDED, PetitionEventKind.SECOND_DECIDED)


@takes((_RESULT, _BY, _BODY), EVERY_EVENT)
def decide(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    measure: MeasureOption = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record the decision or conclusion that resolves a petition, or the second decision."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((*typed.values(), *(measure or ())), no_input=no_input)
    refuse_unasked(run, form, case.number, *_DECISIONS)
    form.recorded(
        partial(_tell, run, form, typed, measure, case),
        lambda said: record_petition_event(run, case.number, *said),
        is_protected=case.is_protected,
    )


def _tell(
    run: Run, form: Form, typed: TypedFacts, measure: Sequence[str] | None, case: PetitionRow
) -> tuple[PetitionEvent, Measures]:
    """The decision and what it orders, from the flags or asked."""
    kind = case.facts.kind
    decisions = _possible(run, case.number) if form.asks else _DECISIONS
    offered = {one: one.label_for(kind) for event in decisions for one in results_of(kind, event)}
    # Whose a decision is follows nearly always: it is said by its flag alone.
    said = form.ask(
        (needed(_RESULT) if form.asks and offered else _RESULT, _BY),
        typed,
        today=run.day,
        expected=lambda name, _so_far: UsualValue(
            is_settled=name == "decided_by" or not offered, offered=offered
        ),
    )
    ordered = ask_measures(form, measure, orders_of(kind))
    is_second = said["result"] in results_of(kind, PetitionEventKind.SECOND_DECIDED)
    # Which body decided is asked for where it was not this office.
    is_superiors = form.asks and (is_second or run.was_appealed(case.number))
    event = ask_event(
        form,
        (_BODY, *EVERY_EVENT) if is_superiors or not form.asks else EVERY_EVENT,
        typed,
        _DECISIONS[is_second],
        run.day,
        bodies=run.bodies() if is_superiors else (),
    )
    return replace(event, **said), ordered


def _possible(run: Run, number: PetitionNumber) -> Sequence[PetitionEventKind]:
    """The decisions that may be taken now; where none may, all, so that the refusal says why."""
    with database.reading(run.path) as connection:
        steps = steps_possible(connection, number, on=run.day)
    possible = {step.event for step in steps}
    return [event for event in _DECISIONS if event in possible] or _DECISIONS
