"""Deciding a petition: what was found, and the measures ordered."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.events import Decision, Run, Typed, ask, record_petition_event
from tiepdan.cli.asking.form import Form
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import (
    Measures,
    measures_of,
    parse_amount,
    parse_measure,
    results_of,
)
from tiepdan.law.vocabulary.decision import Decider, DecisionResult, Measure
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.parsing import parse_yes_no

_DECISIONS = (PetitionEventKind.DECIDED, PetitionEventKind.SECOND_DECIDED)

MeasureOption = Annotated[
    list[str] | None,
    typer.Option(
        "--measure",
        metavar=_("MEASURE=AMOUNT"),
        help=_("What is ordered, once for each: recovered_money=50.000.000, returned_land=120,5."),
    ),
]

DeciderOption = Annotated[
    options.Text,
    typer.Option(
        "--by",
        metavar=_("WHOSE"),
        help=_(
            "Whose decision it is: office or superior. Left out, it is the superior's after the"
            " complaint was taken to second instance, else ours."
        ),
    ),
]


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


def ask_measures(form: Form, typed: Iterable[str] | None, possible: Sequence[Measure]) -> Measures:
    """The measures of a decision or of its enforcement, from the flags, or asked one by one.

    Raises:
        UsageError: one of them is wrong, or is there twice.
    """
    measures: dict[Measure, int] = {}
    for one in typed or ():
        measure, amount = options.parse_typed("--measure", one, parse_measure)
        if measure in measures:
            raise UsageError(
                _("--measure: “{measure}” is there twice.").format(measure=measure.value)
            )
        measures[measure] = amount
    if form.asks and possible and _has_measures(form):
        for measure in possible:
            amount_told = form.optional(
                "--measure", None, _question(measure), partial(parse_amount, measure)
            )
            if amount_told:
                measures[measure] = amount_told
    return measures


def _has_measures(form: Form) -> bool:
    return form.required(
        "--measure",
        None,
        _(
            "Is anything recovered, given back, restored, disciplined or passed to investigators"
            " (yes/no)"
        ),
        parse_yes_no,
        example="recovered_money=50.000.000",
        default=_("no"),
    )


def _question(measure: Measure) -> str:
    if measure.is_money:
        return _("{measure} (đồng)").format(measure=measure.label)
    return _("{measure} (m²)").format(measure=measure.label) if measure.is_land else measure.label
