"""``tiepdan edit-sanction``: correct what was recorded of a sanction."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import corrected, labels_of, shown_facts, tell
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.sanction import Sanction
from tiepdan.i18n import _
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.documents import get_sanction
from tiepdan.records.reading.voids import Voidable, refused_as_void
from tiepdan.records.writing import documents as records

_FIELDS = fields(Sanction)


@takes(_FIELDS)
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
    sanction_id = parse_row_number(sanction)
    with database.reading(run.path) as connection:
        row = get_sanction(connection, sanction_id)
    if row.voided_on:
        raise refused_as_void(Voidable.SANCTION, sanction, row.voided_on)
    form = Form(typed.values(), no_input=no_input)
    new = corrected(form, _FIELDS, typed, today=run.day, shown=shown_facts(row.facts))

    with writing(run.path, "edit-sanction", no_input=no_input) as register:
        changed = records.correct_sanction(register.session, sanction_id, facts=new)
        what = _("Sanction {number}").format(number=sanction_id)
        tell(register, what, labels_of(changed, Sanction))
