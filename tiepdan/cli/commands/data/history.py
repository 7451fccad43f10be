"""``tiepdan history``: show what was done: all of it, or about one petition or meeting."""

from typing import Annotated

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.cli.asking.petition_meant import petition_meant
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.i18n import _
from tiepdan.numbers import (
    is_meeting_number,
    parse_meeting_number,
    show_meeting_number,
)
from tiepdan.records import database
from tiepdan.records.reading.journal.history import history_of_meeting, history_of_petition
from tiepdan.records.reading.journal.operations import count_operations, latest_operations
from tiepdan.reports.lists.register.history import history_report, operations_table


@takes_output()
def history(
    number: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[PETITION/MEETING]"),
            help=_("A petition (2026-0012, or 12) or a meeting (B12)."),
            autocompletion=completing.cases,
        ),
    ] = None,
    *,
    output: Output,
    db: options.Database = None,
    today: options.Today = None,
    everything: options.ShowAll = False,
) -> None:
    """Show what was done, by whom and when; of one petition or meeting each row before and after.

    No secret is shown: neither a denouncer's identity nor what they wrote.
    """
    day = options.as_of(today)
    path = options.database_path(db)
    petition = None
    if number is not None and not is_meeting_number(number):
        petition = petition_meant(path, number, day)
    with database.reading(path) as connection:
        if number is None:
            at_most = output.at_most(everything=everything)
            table = operations_table(
                latest_operations(connection, at_most=at_most),
                total=count_operations(connection),
            )
            output.show(table)
            return
        from tiepdan.records.reading.journal.sources import sources_of  # noqa: PLC0415 (start-up: of a case)

        if petition is None:
            meeting_id = parse_meeting_number(number)
            heading = show_meeting_number(meeting_id)
            found = history_of_meeting(connection, meeting_id)
        else:
            heading = str(petition)
            found = history_of_petition(connection, petition)
        sources = sources_of(connection, found[1])
    output.show(history_report(heading, *found, sources))
