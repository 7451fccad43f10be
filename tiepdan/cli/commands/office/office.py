"""``tiepdan office``: what is kept of the office, and who signs and receives for it."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.dates import parse_date
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.office import facts as office_facts
from tiepdan.reports.lists.office import office_report


@takes_output()
def office(
    *,
    output: Output,
    on: Annotated[
        options.Text,
        typer.Option("--on", metavar=_("DATE"), help=_("As it was on this day.")),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """Show what is kept of the office as it is, or was on a day, and who signs and receives."""
    day = options.as_of(today)
    meant = options.parse_flag("--on", on, partial(parse_date, today=day)) or day
    with database.reading(options.database_path(db)) as connection:
        report = office_report(
            office_facts.get_office(connection, on=meant),
            office_facts.office_versions(connection),
            office_facts.all_staff(connection),
            uid=office_facts.register_uid(connection),
            on=meant,
        )
    output.show(report)
