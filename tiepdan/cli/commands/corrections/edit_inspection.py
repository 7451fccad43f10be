"""``tiepdan edit-inspection``: correct numbers of inspections."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.recording.corrections.rows import RowCorrection, correct_row
from tiepdan.cli.running.run import Run
from tiepdan.facts.fact import fields
from tiepdan.facts.inspection import Inspection
from tiepdan.i18n import N_, _
from tiepdan.records.reading.office.trainings import get_inspection
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.writing.office import trainings as records

_CORRECTION = RowCorrection(
    Voidable.INSPECTION,
    Inspection,
    get_inspection,
    records.correct_inspection,
    N_("Numbers of inspections {number}"),
)


@takes(fields(Inspection))
def edit_inspection(
    inspection: Annotated[
        str,
        typer.Argument(
            metavar=_("INSPECTION"), help=_("The entry, by its place in “inspections”.")
        ),
    ],
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct numbers of inspections; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    correct_row(run, inspection, typed, _CORRECTION)
