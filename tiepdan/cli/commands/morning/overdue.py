"""``tiepdan overdue``: what is late, the worst first."""

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.cli.asking import options
from tiepdan.cli.asking.officers import OfficersOnly, officers_meant, parse_officer, same_officer
from tiepdan.cli.running.screen.output import DOCUMENT, Output, takes_output
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.office.name import office_name
from tiepdan.records.reading.reports import days as report_days
from tiepdan.reports.lists.morning import overdue_table
from tiepdan.reports.lists.reminders import reminders, reminding

if TYPE_CHECKING:
    from tiepdan.records.reading.reports.owed import DueReport


@takes_output(DOCUMENT)
def overdue(
    *,
    output: Output,
    officer: OfficersOnly = None,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """What is late, the worst first."""
    day = options.as_of(today)
    name = parse_officer(officer)
    with database.reading(options.database_path(db)) as connection:
        officers = officers_meant(connection, name)
        rows = same_officer(officers, limits.overdue(connection, today=day))
        between = same_officer(officers, limits.between_texts(connection, today=day))
        office = office_name(connection, on=day)
        # A report is the office's, and no officer's own.
        reports = [] if officers else _late_reports(connection, day)
        besides = reminders(connection, today=day, officers=officers)
    table = overdue_table(
        rows,
        today=day,
        office=office,
        officers=officers,
        between_texts=between,
        reports=reports,
    )
    output.show(reminding(table, besides))


def _late_reports(connection: sqlite3.Connection, today: date) -> "list[DueReport]":
    if not report_days.may_be_late(connection, today=today):
        return []
    from tiepdan.records.reading.reports.owed import late_reports  # noqa: PLC0415 (start-up)

    return late_reports(connection, today=today)
