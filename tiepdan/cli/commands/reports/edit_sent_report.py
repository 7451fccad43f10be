"""``tiepdan edit-sent-report``: correct what was recorded of a report sent, or remove it."""

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
from tiepdan.facts.report import SentReport
from tiepdan.i18n import _
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.reports.reports import get_sent
from tiepdan.records.reading.reports.rules import binding_reports
from tiepdan.records.writing.office import reports as records

_FIELDS = fields(SentReport)


@takes(_FIELDS)
def edit_sent_report(
    sent: Annotated[
        str,
        typer.Argument(metavar=_("NUMBER"), help=_("The number it was given when it was sent.")),
    ],
    typed: TypedFacts,
    *,
    remove: Remove = False,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct when a report was sent, its number or to whom, or remove what was never sent."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    check_alone(typed, remove=remove)
    sent_id = parse_row_number(sent)
    with database.reading(run.path) as connection:
        row = get_sent(connection, sent_id)
        rules = binding_reports(connection)
    if remove:
        with writing(run.path, "edit-sent-report", no_input=no_input) as register:
            what = records.remove_sent(register.session, sent_id)
            register.tell(
                _("{what}: no more recorded as sent; it stays in the journal.").format(what=what)
            )
        return

    def write(new: dict[str, Any]) -> None:
        with writing(run.path, "edit-sent-report", no_input=no_input) as register:
            changed = records.correct_sent(register.session, sent_id, rules, facts=new)
            what = _("Report sent {number}").format(number=sent_id)
            tell(register, what, labels_of(changed, SentReport))

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
