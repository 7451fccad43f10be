"""``tiepdan reports``: list the reports owed and sent."""

from datetime import timedelta
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.output import Output, takes_output
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.office import office_name
from tiepdan.records.reading.owed_reports import office_reports
from tiepdan.reports.lists.reports import reports_table

_AHEAD = timedelta(days=31)
"""So far ahead the days are listed on which data will end."""


@takes_output()
def reports(
    *,
    output: Output,
    owed: Annotated[
        bool,
        typer.Option("--owed", metavar="", help=_("Only what is not recorded as sent.")),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """List the reports that this office owes, again and again or by a letter, and what it sent."""
    day = options.as_of(today)
    with database.reading(options.database_path(db)) as connection:
        found = office_reports(connection, today=day, until=day + _AHEAD)
        office = office_name(connection, on=day)
    shown = [report for report in found if not (owed and report.sent)]
    output.show(
        reports_table(shown, office=office, today=day, is_owed_only=owed),
    )
