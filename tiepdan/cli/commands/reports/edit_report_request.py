"""``tiepdan edit-report-request``: correct a letter that asks for a report, or remove it."""

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
from tiepdan.cli.recording.corrections.rows import Remove, check_alone
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.report import ReportRequest
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.reports.reports import request_meant
from tiepdan.records.writing.office import reports as records

_FIELDS = fields(ReportRequest)


@takes(_FIELDS)
def edit_report_request(
    letter: Annotated[
        str,
        typer.Argument(
            metavar=_("LETTER"), help=_("The number of the letter, or its number in the list.")
        ),
    ],
    typed: TypedFacts,
    *,
    remove: Remove = False,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct a letter that asks for a report; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    check_alone(typed, remove=remove)
    with database.reading(run.path) as connection:
        row = request_meant(connection, letter)
    if remove:
        with writing(run.path, "edit-report-request", no_input=no_input) as register:
            number = records.remove_request(register.session, row.id)
            register.tell(
                _("Letter {number} was removed; it stays in the journal.").format(number=number)
            )
        return

    def write(new: dict[str, Any]) -> None:
        with writing(run.path, "edit-report-request", no_input=no_input) as register:
            changed = records.correct_request(register.session, row.id, facts=new)
            what = _("Letter {number}").format(number=row.facts.document_number)
            tell(register, what, labels_of(changed, ReportRequest))

    form = Form(typed.values(), no_input=no_input)
    correcting_facts(
        form,
        _FIELDS,
        typed,
        write,
        recorded=row.facts,
        today=run.day,
        is_protected=False,
    )
