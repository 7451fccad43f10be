"""``tiepdan edit-training``: correct what was recorded of a training."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import corrected, labels_of, shown_facts, tell
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.training import Training
from tiepdan.i18n import _
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.trainings import get_training
from tiepdan.records.reading.voids import Voidable, refused_as_void
from tiepdan.records.writing import trainings as records

_FIELDS = fields(Training)


@takes(_FIELDS)
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
    training_id = parse_row_number(training)
    with database.reading(run.path) as connection:
        row = get_training(connection, training_id)
    if row.voided_on:
        raise refused_as_void(Voidable.TRAINING, training, row.voided_on)
    form = Form(typed.values(), no_input=no_input)
    new = corrected(form, _FIELDS, typed, today=run.day, shown=shown_facts(row.facts))

    with writing(run.path, "edit-training", no_input=no_input) as register:
        changed = records.correct_training(register.session, training_id, facts=new)
        what = _("Training {number}").format(number=training_id)
        tell(register, what, labels_of(changed, Training))
