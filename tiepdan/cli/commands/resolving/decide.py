"""``tiepdan decide``: record the decision or conclusion that resolves a petition."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.events import Decision, Run, Typed, ask, record_petition_event
from tiepdan.cli.asking.form import Form
from tiepdan.cli.asking.measures import MeasureOption, ask_measures
from tiepdan.cli.asking.options import DeciderOption
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import (
    measures_of,
    results_of,
)
from tiepdan.law.vocabulary.decision import Decider, DecisionResult
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

_DECISIONS = (PetitionEventKind.DECIDED, PetitionEventKind.SECOND_DECIDED)


def decide(
    petition: options.PetitionArgument,
    *,
    result: Annotated[
        str | None,
        typer.Option(
            metavar=_("RESULT"),
            help=_(
                "For a complaint or denunciation: upheld, partly_upheld or rejected;"
                " at second instance confirmed or changed."
            ),
        ),
    ] = None,
    measure: MeasureOption = None,
    by: DeciderOption = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record the decision or conclusion that resolves a petition, or the second decision."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((on, document, note, result, by, *(measure or ())), no_input=no_input)
    decider = options.parse_flag("--by", by, Decider.parse)
    found = options.parse_flag("--result", result, DecisionResult.parse)
    offered = {
        one: one.label_for(case.kind)
        for event in _DECISIONS
        for one in results_of(case.kind, event)
    }
    if form.asks and offered:
        found = form.choice("--result", None, _("Result"), DecisionResult, offered=offered)
    ordered = ask_measures(form, measure, measures_of(case.kind))
    told = ask(form, Typed(on, document, note), run.day)
    is_second = found in results_of(case.kind, PetitionEventKind.SECOND_DECIDED)
    event = _DECISIONS[is_second]
    decision = Decision(found, decider, ordered)
    record_petition_event(run, case.number, event, told, decision=decision)
