"""``tiepdan edit-staff``: say until when somebody signs or receives, or correct what was said."""

from typing import Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import (
    correcting_facts,
    labels_of,
    tell,
)
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.office import Staff
from tiepdan.i18n import _
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.office.facts import get_staff
from tiepdan.records.writing.office import office as records

_FIELDS = fields(Staff)


@takes(_FIELDS)
def edit_staff(
    staff: Annotated[
        str,
        typer.Argument(metavar=_("STAFF"), help=_("The person, by the number in “office”.")),
    ],
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Say until when somebody signs or receives for the office, or correct what was recorded."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    staff_id = parse_row_number(staff)
    with database.reading(run.path) as connection:
        row = get_staff(connection, staff_id)
    form = Form(typed.values(), no_input=no_input)

    def write(new: dict[str, Any]) -> None:
        with writing(run.path, "edit-staff", no_input=no_input) as register:
            changed = records.correct_staff(register.session, staff_id, facts=new)
            what = _("Member of staff {number}").format(number=staff_id)
            tell(register, what, labels_of(changed, Staff))

    correcting_facts(
        form,
        _FIELDS,
        typed,
        write,
        recorded=row.facts,
        today=run.day,
        is_protected=False,
    )
