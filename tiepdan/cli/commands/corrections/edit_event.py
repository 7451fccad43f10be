"""``tiepdan edit-event``: correct an event of a petition or meeting, or remove it."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Annotated, Any

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.cli.asking.corrections import (
    corrected,
    labels_of,
    nothing_said,
    tell,
)
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import NO_VALUE
from tiepdan.cli.recording.corrections.recorded_event import (
    EVENT_FACTS,
    EventNamed,
    RecordedEvent,
    event_meant,
)
from tiepdan.cli.recording.petitions.decision_measures import MeasureOption, ask_measures
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.facts.measure import DecisionMeasure
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import WITH_MEASURES, Measures
from tiepdan.law.procedure.standing import DECISIONS
from tiepdan.numbers import (
    PetitionNumber,
)
from tiepdan.records.writing import event_corrections as records


@takes(EVENT_FACTS)
def edit_event(
    number: options.CaseArgument,
    typed: TypedFacts,
    event: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[EVENT]"),
            help=_("Which event; left out, it is chosen."),
            autocompletion=completing.recorded_events,
        ),
    ] = None,
    *,
    of: Annotated[
        options.Text,
        typer.Option(
            metavar=_("DATE"),
            help=_("The day it is recorded on, if there are several; of one day 10/03/2026#2."),
        ),
    ] = None,
    measure: MeasureOption = None,
    remove: Annotated[
        bool,
        typer.Option(
            "--remove", metavar="", help=_("It never happened; the journal still keeps it.")
        ),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Correct an event of a petition or meeting, or remove one that never happened."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    found = event_meant(run, number, EventNamed.of(run, event, of))
    fields_of_it = found.possible(typed)
    said = [*typed.values(), *(measure or ())]
    if remove and any(value is not None for value in said):
        raise UsageError(_("--remove goes alone: what never happened need not be corrected."))
    if remove:
        _write(run, found, None, None)
    else:
        form = Form(said, no_input=no_input)
        measures = _new_measures(form, measure, found)
        # Whose a decision is follows nearly always: it is corrected where somebody types it.
        by_flag = {"decided_by", "body"} if found.kind in DECISIONS else {}
        asked = [f for f in fields_of_it if f.name not in by_flag or typed[f.name] is not None]

        def write(new: dict[str, Any]) -> None:
            if not new and measures is None:
                raise nothing_said(form, (*(f.flag for f in fields_of_it), "--measure", "--remove"))
            _write(run, found, new, measures)

        form.recorded(
            partial(corrected, form, asked, typed, today=run.day, shown=found.shown),
            write,
            is_protected=found.is_protected,
        )
    if isinstance(found.subject, PetitionNumber):
        run.show_petition_limits(found.subject, run.day)
    else:
        run.show_meeting_limits(found.subject, run.day)


def _write(
    run: Run, found: RecordedEvent, new: Mapping[str, Any] | None, measures: Measures | None
) -> None:
    """Write what was corrected of an event; None where it never happened."""
    with (
        _telling_whose_decision(run, found),
        writing(run.path, "edit-event", no_input=run.no_input) as register,
    ):
        meant = register.session, found.subject, found.kind, found.happened_on
        if new is None:
            records.remove_event(*meant, place=found.place)
            register.tell(
                _("{what} on {day} was removed; it stays in the journal.").format(
                    what=found.label, day=show_date(found.happened_on)
                )
            )
            return
        changed = records.correct_event(*meant, place=found.place, facts=new, measures=measures)
        tell(register, found.label, labels_of(changed, found.subject_facts, DecisionMeasure))


def _telling_whose_decision(run: Run, event: RecordedEvent) -> AbstractContextManager[None]:
    if isinstance(event.subject, PetitionNumber):
        return run.telling_whose_decision(event.subject)
    return nullcontext()


def _new_measures(form: Form, typed: Sequence[str] | None, event: RecordedEvent) -> Measures | None:
    """All the measures that the event is to have, None where they stay; “-” for none at all."""
    if not typed:
        return None
    if event.kind not in WITH_MEASURES:
        raise UsageError(
            _("{flag} says nothing about “{event}”.").format(
                flag="--measure", event=event.kind.label
            )
        )
    if list(typed) == [NO_VALUE]:
        return {}
    return ask_measures(form, typed, ())
