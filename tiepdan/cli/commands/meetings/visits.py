"""``tiepdan visits``: list the visits."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last
from tiepdan.cli.running.screen.output import DOCUMENT, Output, takes_output
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.meetings import visits as visit_rows
from tiepdan.reports.lists.meetings.visits import visits_table
from tiepdan.reports.period import parse_open_period


@takes_output(DOCUMENT)
def visits(
    *,
    output: Output,
    first: First = None,
    last: Last = None,
    not_entered: Annotated[
        bool,
        typer.Option(
            "--not-entered", metavar="", help=_("Only those not in the national database yet.")
        ),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    everything: options.ShowAll = False,
) -> None:
    """List the visits in order of their day, the latest last."""
    day = options.as_of(today)
    span = parse_open_period(first, last, today=day)
    at_most = output.at_most(everything=everything)
    with database.reading(options.database_path(db)) as connection:
        to_enter = visit_rows.visits_to_enter(connection, span, today=day) if not_entered else None
        count, people = visit_rows.count_visits(connection, span, to_enter)
        table = visits_table(
            visit_rows.latest_visits(connection, span, to_enter, at_most=at_most),
            title=_("Visits: {count}, people: {people}").format(count=count, people=people),
            total=count,
            to_enter=to_enter,
            is_list=True,
        )
    output.show(table)
