"""``tiepdan edit-inspection``: correct numbers of inspections."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import corrected, labels_of, shown_facts, tell
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.inspection import Inspection
from tiepdan.i18n import _
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.trainings import get_inspection
from tiepdan.records.reading.voids import Voidable, refused_as_void
from tiepdan.records.writing import trainings as records

_FIELDS = fields(Inspection)


@takes(_FIELDS)
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
    inspection_id = parse_row_number(inspection)
    with database.reading(run.path) as connection:
        row = get_inspection(connection, inspection_id)
    if row.voided_on:
        raise refused_as_void(Voidable.INSPECTION, inspection, row.voided_on)
    form = Form(typed.values(), no_input=no_input)
    new = corrected(form, _FIELDS, typed, today=run.day, shown=shown_facts(row.facts))

    with writing(run.path, "edit-inspection", no_input=no_input) as register:
        changed = records.correct_inspection(register.session, inspection_id, facts=new)
        what = _("Numbers of inspections {number}").format(number=inspection_id)
        tell(register, what, labels_of(changed, Inspection))
