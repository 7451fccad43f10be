"""``tiepdan due``: what falls due in the next working days."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.officers import OfficersOnly, officers_meant, parse_officer, same_officer
from tiepdan.cli.running.printing import show
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.office import office_name
from tiepdan.reports.lists.limits import due_table
from tiepdan.reports.lists.officers import SOON
from tiepdan.reports.lists.reminders import reminders, reminding


def due(
    *,
    within: Annotated[
        str,
        typer.Option("--within", metavar=_("DAYS"), help=_("How many working days to look ahead.")),
    ] = str(SOON),
    officer: OfficersOnly = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """What falls due today and in the next working days, the next first."""
    day = options.as_of(today)
    days = options.parse_working_days(within)
    name = parse_officer(officer)
    with database.reading(options.database_path(db)) as connection:
        officers = officers_meant(connection, name)
        rows = same_officer(officers, limits.due_within(connection, today=day, working_days=days))
        office = office_name(connection, on=day)
        besides = reminders(connection, today=day, officers=officers)
    table = due_table(rows, today=day, office=office, working_days=days, officers=officers)
    show(reminding(table, besides), as_json=as_json, no_color=no_color)
