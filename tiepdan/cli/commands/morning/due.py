"""``tiepdan due``: what falls due in the next working days."""

import sqlite3
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.officers import OfficersOnly, officers_meant, parse_officer, same_officer
from tiepdan.cli.running.screen.output import CALENDAR, DOCUMENT, Output, takes_output
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.office.name import office_name
from tiepdan.records.reading.reports import days as report_days
from tiepdan.reports.lists.morning import due_table
from tiepdan.reports.lists.officers import SOON
from tiepdan.reports.lists.reminders import reminders, reminding

if TYPE_CHECKING:
    from tiepdan.records.reading.reports.owed import DueReport


@takes_output(DOCUMENT, CALENDAR)
def due(
    *,
    output: Output,
    within: Annotated[
        str,
        typer.Option("--within", metavar=_("DAYS"), help=_("How many working days to look ahead.")),
    ] = str(SOON),
    officer: OfficersOnly = None,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """What falls due today and in the next working days, the next first."""
    day = options.as_of(today)
    days = options.parse_working_days(within)
    name = parse_officer(officer)
    with database.reading(options.database_path(db)) as connection:
        officers = officers_meant(connection, name)
        rows = same_officer(officers, limits.due_within(connection, today=day, working_days=days))
        office = office_name(connection, on=day)
        reports = [] if officers else _reports(connection, day, days)
        besides = reminders(connection, today=day, officers=officers)
        agenda = None
        if output.is_calendar:
            from tiepdan.reports.lists.agenda import due_agenda  # noqa: PLC0415 (start-up)

            agenda = due_agenda(connection, rows, reports, today=day)
    table = due_table(
        rows, today=day, office=office, working_days=days, officers=officers, reports=reports
    )
    output.show(reminding(table, besides), agenda=agenda)


def _reports(connection: sqlite3.Connection, today: date, working_days: int) -> "list[DueReport]":
    last = limits.last_day_within(connection, today=today, working_days=working_days)
    if not report_days.may_fall_due(connection, today=today, last=last):
        return []
    from tiepdan.records.reading.reports.owed import reports_due  # noqa: PLC0415 (start-up)

    return reports_due(connection, today=today, last=last)
