"""``tiepdan edit-visit``: correct what was recorded of a visit."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import corrected, labels_of, shown_facts, tell
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.facts.fact import fields, fields_of
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.visit import Visit
from tiepdan.i18n import _
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.meetings.visits import get_visit
from tiepdan.records.reading.voids import Voidable, refused_as_void
from tiepdan.records.writing.meetings import corrections as records

_FIELDS = (*fields(Visit), *fields(Petitioner))


@takes(_FIELDS)
def edit_visit(
    visit: Annotated[
        str, typer.Argument(metavar=_("VISIT"), help=_("The visit's number, as “visits” lists it."))
    ],
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct what was recorded of a visit, and who came; an empty value ("") takes one away."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    visit_id = parse_row_number(visit)
    with database.reading(run.path) as connection:
        row = get_visit(connection, visit_id)
    if row.voided_on:
        raise refused_as_void(Voidable.VISIT, visit, row.voided_on)
    form = Form(typed.values(), no_input=no_input)
    shown = shown_facts(row.facts, *([row.petitioner] if row.petitioner else []))
    new = corrected(form, _FIELDS, typed, today=run.day, shown=shown)

    with writing(run.path, "edit-visit", no_input=no_input) as register:
        person = fields_of(Petitioner)
        changed = records.correct_visit(
            register.session,
            visit_id,
            facts={name: value for name, value in new.items() if name not in person},
            person={name: value for name, value in new.items() if name in person},
        )
        tell(
            register,
            _("Visit {number}").format(number=visit_id),
            labels_of(changed, Visit, Petitioner),
        )
