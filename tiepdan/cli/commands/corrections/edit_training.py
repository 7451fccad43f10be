"""``tiepdan edit-training``: correct what was recorded of a training."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.recording.corrections.rows import RowCorrection, correct_row
from tiepdan.cli.running.run import Run
from tiepdan.facts.fact import fields
from tiepdan.facts.training import Training
from tiepdan.i18n import N_, _
from tiepdan.records.reading.office.trainings import get_training
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.writing.office import trainings as records

_CORRECTION = RowCorrection(
    Voidable.TRAINING, Training, get_training, records.correct_training, N_("Training {number}")
)


@takes(fields(Training))
def edit_training(
    training: Annotated[
        str,
        typer.Argument(metavar=_("TRAINING"), help=_("The training, by its place in “trainings”.")),
    ],
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct what was recorded of a training; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    correct_row(run, training, typed, _CORRECTION)
