"""``tiepdan enforce``: record a step of the enforcement of a decision, or its end."""

from collections.abc import Collection
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.recording.events import (
    EVERY_EVENT,
    naming_what_is_possible,
    recorded,
    refuse_unasked,
)
from tiepdan.cli.recording.petitions.decision_measures import (
    MeasureOption,
    ask_measures,
    question_for,
)
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen import printing
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields, made
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import Measures, parse_amount, show_amount
from tiepdan.law.procedure.enforcement import Enforcement
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.parsing import parse_yes_no
from tiepdan.records.writing.petitions import enforcing
from tiepdan.reports.lists.petitions.enforcement import enforcement_table

_MORE = fields(PetitionEvent, "more_than_ordered")


@takes(EVERY_EVENT, _MORE)
def enforce(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    measure: MeasureOption = None,
    finished: Annotated[
        bool,
        typer.Option("--finished", metavar="", help=_("It was the last step; all is enforced.")),
    ] = False,
    nothing: Annotated[
        bool,
        typer.Option("--nothing", metavar="", help=_("The decision orders nothing to enforce.")),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a step of the enforcement of a decision or conclusion, as often as there is one."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    flags = ["x" if is_said else None for is_said in (finished, nothing)]
    # Its day and document alone do not say what was done.
    said = [typed[name] for name in ("note", "more_than_ordered")]
    form = Form((*said, *(measure or ()), *flags), no_input=no_input)
    if nothing and (finished or measure):
        raise UsageError(
            _("--nothing goes alone: where something is carried out, something was ordered.")
        )
    kinds = [_kind(is_finished=finished, is_nothing=nothing)]
    if form.asks:
        kinds.append(PetitionEventKind.ENFORCEMENT_FINISHED)
    refuse_unasked(run, form, case.number, *kinds)
    before = run.enforcement(case.number)

    def told() -> tuple[PetitionEvent, Measures]:
        measures = ask_measures(form, measure, ()) or _asked(form, before)
        is_finished = _is_finished(form) if form.asks else finished
        kind = _kind(is_finished=is_finished, is_nothing=nothing)
        # A decision that orders nothing does so from its day on.
        usual = before.last_decided_on if nothing and before.last_decided_on else run.day
        facts = (*EVERY_EVENT, *_MORE) if not form.asks else EVERY_EVENT
        said = form.ask(facts, typed, today=run.day, expected=usually_on(usual, "happened_on"))
        return made(PetitionEvent, {"kind": kind, **said}), measures

    form.recorded(
        told, lambda said: _record(run, case.number, *said), is_protected=case.is_protected
    )


def _is_finished(form: Form) -> bool:
    return form.required(
        "--finished",
        None,
        _("Is all enforced now (yes/no)"),
        parse_yes_no,
        example="",
        default=_("no"),
    )


def _kind(*, is_finished: bool, is_nothing: bool) -> PetitionEventKind:
    if is_nothing:
        return PetitionEventKind.NOTHING_TO_ENFORCE
    if is_finished:
        return PetitionEventKind.ENFORCEMENT_FINISHED
    return PetitionEventKind.ENFORCEMENT_STEP


def _asked(form: Form, before: Enforcement) -> Measures:
    """How much of each measure still owed was carried out; then what follows from a prosecution."""
    if not form.asks:
        return {}
    balances, measures = before.balances(), {}
    for measure in (*before.left(), *_prosecutions(balances)):
        question = question_for(measure)
        if measure.is_ordered:
            question = _("{question}, of {left} left").format(
                question=question, left=show_amount(measure, balances[measure].left)
            )
        amount = form.optional("--measure", None, question, partial(parse_amount, measure))
        if amount:
            measures[measure] = amount
    return measures


def _prosecutions(balances: Collection[Measure]) -> list[Measure]:
    """What may come of passing something to investigators, where that was ordered."""
    is_passed_on = Measure.CASES_TO_INVESTIGATORS in balances or (
        Measure.PERSONS_TO_INVESTIGATORS in balances
    )
    return [measure for measure in Measure if not measure.is_ordered] if is_passed_on else []


def _record(run: Run, number: PetitionNumber, step: PetitionEvent, measures: Measures) -> None:
    with (
        naming_what_is_possible(run, number, step),
        writing(run.path, "enforce", no_input=run.no_input) as register,
    ):
        enforcing.enforce(register.session, number, step, measures)
        register.tell(recorded(number, step.kind.label, step.happened_on))
    table = enforcement_table(run.enforcement(number), number)
    if run.as_json:
        from tiepdan.output.json import rows_as_objects  # noqa: PLC0415 (one medium a run)

        more = {"enforcement": rows_as_objects(table)}
        run.show_petition_limits(number, step.happened_on, more=more)
        return
    printing.show(table, as_json=False, no_color=run.no_color)
    run.show_petition_limits(number, step.happened_on)
