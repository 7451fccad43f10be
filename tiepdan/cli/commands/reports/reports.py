"""``tiepdan reports``: list the reports owed and sent."""

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.office.name import office_name
from tiepdan.records.reading.reports.owed import office_reports
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
    show_reports(options.database_path(db), output, is_owed_only=owed, today=options.as_of(today))


def show_reports(path: Path, output: Output, *, is_owed_only: bool = False, today: date) -> None:
    """The list, which “tiepdan report” without a name shows as well."""
    with database.reading(path) as connection:
        found = office_reports(connection, today=today, until=today + _AHEAD)
        office = office_name(connection, on=today)
    shown = [report for report in found if not (is_owed_only and report.sent)]
    output.show(reports_table(shown, office=office, today=today, is_owed_only=is_owed_only))
