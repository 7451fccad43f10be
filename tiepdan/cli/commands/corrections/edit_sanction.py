"""``tiepdan edit-sanction``: correct what was recorded of a sanction."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.recording.corrections.rows import RowCorrection, correct_row
from tiepdan.cli.running.run import Run
from tiepdan.facts.fact import fields
from tiepdan.facts.sanction import Sanction
from tiepdan.i18n import N_, _
from tiepdan.records.reading.office.documents import get_sanction
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.writing.office import documents as records

_CORRECTION = RowCorrection(
    Voidable.SANCTION, Sanction, get_sanction, records.correct_sanction, N_("Sanction {number}")
)


@takes(fields(Sanction))
def edit_sanction(
    sanction: Annotated[
        str,
        typer.Argument(metavar=_("SANCTION"), help=_("The sanction, by the number it was given.")),
    ],
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct what was recorded of a sanction; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    correct_row(run, sanction, typed, _CORRECTION)
